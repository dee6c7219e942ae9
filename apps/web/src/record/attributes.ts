/** The attributes that link a control to its label, its hint and its faults. */
export interface Attributes {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly required: boolean;
}
