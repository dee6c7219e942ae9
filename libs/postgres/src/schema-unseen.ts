/** Unqualified names do not resolve to the expected tables. The connection would use other tables of the same name, or none. */
export class SchemaUnseen extends Error {
  readonly code = 'schema-unseen';
  readonly retriable = false;

  constructor(
    readonly wanted: readonly string[],
    readonly seen: readonly string[],
    readonly role: string,
  ) {
    const missing = wanted.filter((schema) => !seen.includes(schema));
    super(
      `Postgres shows the role "${role}" the schemas ${seen.join(', ') || '(none)'}, but not ${missing.join(', ')}: it has no USAGE there, or what lies between resets the search_path.`,
    );
    this.name = 'SchemaUnseen';
  }
}
