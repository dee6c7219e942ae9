import type { JsonSchema } from '../service/service';
import type { Json } from './draft';

/** A member and what a schema says of it. */
export interface FieldProps {
  readonly schema: JsonSchema;
  readonly name: string;
  /** Instead of the name in words. */
  readonly label?: string;
  readonly pointer: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
  readonly isRequired?: boolean;
  /** Whether it is one of a list, and asked for since it is there. */
  readonly isItem?: boolean;
}
