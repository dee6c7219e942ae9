import type { JsonSchema } from '../service/service';
import type { Json } from './draft';

/** The props of a field: a member and its schema. */
export interface FieldProps {
  readonly schema: JsonSchema;
  readonly name: string;
  /** The label to use instead of the name in words. */
  readonly label?: string;
  readonly pointer: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
  readonly isRequired?: boolean;
  /** True for an item of a list: its required members are required because the item exists. */
  readonly isItem?: boolean;
}
