import { defineRoute, Route, type Json } from '#http';
import { Controller, Header, Inject } from '@nestjs/common';
import { Type } from 'typebox';
import { asyncApiDocument, termChangeEventSchema } from './asyncapi-document';

export const OUTLET_TOPIC = Symbol('OUTLET_TOPIC');

const showAsyncApi = defineRoute({
  method: 'GET',
  path: '/asyncapi.json',
  summary: 'Description of the channels for term changes (AsyncAPI 3.0)',
  tag: 'Term changes',
  scope: 'public',
  responses: { 200: { description: 'the document', schema: Type.Unsafe<object>({ type: 'object' }) } },
});

const showSchema = defineRoute({
  method: 'GET',
  path: '/schemas/term-change-event.json',
  summary: 'The JSON Schema of a term change as a CloudEvent',
  tag: 'Term changes',
  scope: 'public',
  responses: {
    200: {
      description: 'the schema',
      contentType: 'application/schema+json',
      schema: Type.Unsafe<object>({ type: 'object' }),
    },
  },
});

@Controller()
export class AsyncApiController {
  private readonly document: Json;
  private readonly schema = termChangeEventSchema();

  constructor(@Inject(OUTLET_TOPIC) topic: string) {
    this.document = asyncApiDocument({ topic });
  }

  @Route(showAsyncApi)
  asyncApi(): Json {
    return this.document;
  }

  @Route(showSchema)
  @Header('content-type', 'application/schema+json; charset=utf-8')
  termChangeEvent(): Json {
    return this.schema;
  }
}
