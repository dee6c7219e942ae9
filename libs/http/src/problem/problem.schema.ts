import { Type } from 'typebox';

/** The body of every error, for the documentation. */
export const ProblemDocument = Type.Object(
  {
    type: Type.String({ description: 'a relative reference that identifies the kind of problem' }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'stable; programs branch on it' }),
    detail: Type.Optional(Type.String()),
    instance: Type.Optional(Type.String({ description: 'what to quote when reporting an internal error' })),
    requestId: Type.Optional(Type.String({ description: 'the X-Request-Id of the answer; log lines name it' })),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          code: Type.String(),
          pointer: Type.String({ description: 'JSON Pointer (RFC 6901) into the body, query, path or headers' }),
          detail: Type.String(),
        }),
      ),
    ),
  },
  { $id: 'Problem', description: 'problem details (RFC 9457)' },
);
