import { styleText } from 'node:util';
import { printableJson } from './printable';

/** Prints the result on standard output. `writeNote` prints notes on standard error. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);

export const printJson = (value: unknown): void => print(printableJson(JSON.stringify(value, null, 2)));

/** Prints a JSON document on one line. */
export const printLine = (value: unknown): void => print(printableJson(JSON.stringify(value)));

export const writeNote = (text: string): void => void process.stderr.write(`${text}\n`);

type Style = Parameters<typeof styleText>[0];

/** Styles text if standard output is a terminal that supports it. NO_COLOR is respected. */
export const styled = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout });

export const isTerminal = (): boolean => process.stdout.isTTY;

const WIDTH_WITHOUT_TERMINAL = 120;

export const terminalWidth = (): number => process.stdout.columns ?? WIDTH_WITHOUT_TERMINAL;
