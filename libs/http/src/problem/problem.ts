import { MAX_FAULTS } from '#contracts';

/** One fault of a request: a stable code, a JSON Pointer (RFC 6901) to the faulty part, and a sentence. */
export interface ProblemFault {
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
}

export interface ProblemInit {
  readonly status: number;
  /** A stable code in lower case with hyphens. The `type` is `/problems/<code>`. */
  readonly code: string;
  /** The code in words by default. */
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly ProblemFault[];
  /** Extra members of the document, for example `head` of a 412. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** The most characters of a pointer or a detail. Both can quote member names, which can be as long as a body. */
const MOST_CHARACTERS = 1_000;

/** An error that is sent as problem details (RFC 9457), with up to a thousand faults. Throw it anywhere below a route. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly ProblemFault[];
  readonly members: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(init: ProblemInit) {
    super(init.detail ?? init.title ?? inWords(init.code), { cause: init.cause });
    this.name = 'Problem';
    this.status = init.status;
    this.code = init.code;
    this.title = init.title ?? inWords(init.code);
    this.detail = init.detail === undefined ? undefined : shortDetail(init.detail);
    this.errors = (init.errors ?? []).slice(0, MAX_FAULTS).map(shortFault);
    this.members = init.members ?? {};
    this.headers = init.headers ?? {};
  }

  /** Returns the document that is sent. */
  toJSON(): Record<string, unknown> {
    return {
      ...this.members,
      type: `/problems/${this.code}`,
      title: this.title,
      status: this.status,
      code: this.code,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.errors.length === 0 ? {} : { errors: this.errors }),
    };
  }
}

const shortDetail = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS).toWellFormed()}…` : text;

/** Returns the fault with a detail that is not too long, and a pointer to the innermost place whose name is not. */
function shortFault(fault: ProblemFault): ProblemFault {
  const { pointer, detail } = fault;
  const isShort = pointer.length <= MOST_CHARACTERS;
  return {
    ...fault,
    pointer: isShort ? pointer : pointer.slice(0, pointer.lastIndexOf('/', MOST_CHARACTERS)),
    detail: shortDetail(detail),
  };
}

const inWords = (code: string): string => {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
