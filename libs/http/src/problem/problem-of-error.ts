import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { Problem } from './problem';

/** Translates an error of another library (a database, a broker) into a problem, or returns undefined. */
export type ErrorTranslator = (error: unknown) => Problem | undefined;

interface FastifyFault {
  readonly code: string;
  readonly statusCode: number;
  readonly message: string;
}

const isFastifyFault = (error: unknown): error is FastifyFault =>
  error instanceof Error && 'code' in error && 'statusCode' in error && String(error.code).startsWith('FST_ERR_');

/** Returns the problem for an error; undefined if the error is unexpected. */
export function problemOfError(error: unknown, translators: readonly ErrorTranslator[]): Problem | undefined {
  if (error instanceof Problem) return error;
  for (const translate of translators) {
    const problem = translate(error);
    if (problem) return problem;
  }
  if (error instanceof HttpException) return ofHttpException(error);
  return isFastifyFault(error) ? ofFastify(error) : undefined;
}

function ofHttpException(error: HttpException): Problem | undefined {
  // Nest wraps Fastify's own faults and keeps them as the cause.
  if (isFastifyFault(error.cause)) return ofFastify(error.cause);
  const status = error.getStatus();
  return status >= 500 ? undefined : ofStatus(status, error.message);
}

function ofStatus(status: number, detail: string): Problem {
  const code = (STATUS_CODES[status] ?? 'Error').toLowerCase().replaceAll(/[^a-z]+/g, '-');
  return new Problem({ status, code, detail });
}

function ofFastify(error: FastifyFault): Problem | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem({ status: 413, code: 'body-too-large', detail: 'The body is over the limit of 1 MiB.' });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem({
        status: 415,
        code: 'unsupported-media-type',
        detail: 'No route here takes a body of this content type.',
      });
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return ofStatus(400, 'The body is not as long as Content-Length says.');
    case 'FST_ERR_BAD_URL':
      return new Problem({
        status: 400,
        code: 'url-malformed',
        detail: 'The path of the URL is not valid percent-encoding.',
      });
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Problem({ status: 414, code: 'url-too-long', detail: 'A segment of the path is too long.' });
    default:
      return error.statusCode < 500 ? ofStatus(error.statusCode, error.message) : undefined;
  }
}
