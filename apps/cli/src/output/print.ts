import { styleText } from 'node:util';
import { printableJson } from './printable';

/** Standard output: what was asked for. Standard error (`tell`): what is said beside it. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);

export const printJson = (value: unknown): void => print(printableJson(JSON.stringify(value, null, 2)));

/** One JSON document on one line. */
export const printLine = (value: unknown): void => print(printableJson(JSON.stringify(value)));

export const tell = (text: string): void => void process.stderr.write(`${text}\n`);

type Style = Parameters<typeof styleText>[0];

/** Styled where standard output is a terminal that shows it; NO_COLOR is respected. */
export const styled = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout });

export const isTerminal = (): boolean => process.stdout.isTTY;

const WIDTH_WITHOUT_TERMINAL = 120;

export const terminalWidth = (): number => process.stdout.columns ?? WIDTH_WITHOUT_TERMINAL;
