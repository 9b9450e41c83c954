import ts from 'typescript';

export type Schema = Record<string, unknown> | boolean;

export interface WriterOptions {
  checker: ts.TypeChecker;
  /** Names of root types by the identity of their resolved type. */
  roots: Map<ts.Type, string>;
  /** v2 answers carry null where the typings say a property may be absent. */
  nullableOptional: boolean;
}

/**
 * Parts of the typings that list every payment method of the world. Methods the sandbox does not
 * serve keep their name but are not described, which keeps the schemas small.
 */
const METHOD_LISTS =
  /(PaymentMethodDetails|PaymentMethodOptions|PaymentMethod|NextAction|Capabilities|DestinationDetails)$/;
const SERVED = new Set([
  'bancontact',
  'billing_details',
  'card',
  'eps',
  'ideal',
  'klarna',
  'paypal',
  'redirect_to_url',
  'sepa_debit',
  'stripe_balance',
  'transfers',
]);

const isFlag = (type: ts.Type, flag: ts.TypeFlags) => (type.flags & flag) !== 0;

/** Turns one TypeScript type into a JSON schema; nested object types become definitions. */
export class SchemaWriter {
  readonly definitions: Record<string, Schema> = {};
  private readonly options: WriterOptions;
  private readonly names = new Map<ts.Type, string>();
  private depth = 0;

  constructor(options: WriterOptions) {
    this.options = options;
  }

  /** Schema of an object type itself, not of a reference to it. */
  root(type: ts.Type): Schema {
    return this.object(type);
  }

  private schemaOf(type: ts.Type): Schema {
    if (isFlag(type, ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return true;
    if (isFlag(type, ts.TypeFlags.Null)) return { type: 'null' };
    if (type.isStringLiteral()) return { const: type.value };
    if (isFlag(type, ts.TypeFlags.BooleanLike)) return { type: 'boolean' };
    if (isFlag(type, ts.TypeFlags.NumberLike)) return { type: 'number' };
    if (isFlag(type, ts.TypeFlags.StringLike)) return { type: 'string' };
    if (type.isUnion()) return this.union(type);
    if (type.isIntersection()) return { type: 'string' };
    if (type.symbol?.name === 'Decimal') return { type: 'string' };
    const element = this.elementOf(type);
    if (element !== undefined) return { type: 'array', items: this.schemaOf(element) };
    return this.reference(type);
  }

  private elementOf(type: ts.Type): ts.Type | undefined {
    if (!this.options.checker.isArrayType(type)) return undefined;
    return this.options.checker.getTypeArguments(type as ts.TypeReference)[0];
  }

  private union(type: ts.UnionType): Schema {
    const members = type.types.filter((member) => !isFlag(member, ts.TypeFlags.Undefined));
    const literals = members.filter((member) => member.isStringLiteral());
    // `OtherString` (an intersection) keeps clients open for values to come; the sandbox itself
    // has to stay with the values known today.
    const isText = members.some((member) => isFlag(member, ts.TypeFlags.String));
    const others = members.filter(
      (member) =>
        !member.isStringLiteral() &&
        !member.isIntersection() &&
        !isFlag(member, ts.TypeFlags.String),
    );
    const parts = new Map<string, Schema>();
    const add = (schema: Schema) => parts.set(JSON.stringify(schema), schema);
    if (isText) add({ type: 'string' });
    else if (literals.length > 0) {
      add({ enum: literals.map((literal) => (literal as ts.StringLiteralType).value) });
    }
    for (const member of others) add(this.schemaOf(member));
    const schemas = [...parts.values()];
    return schemas.length === 1 ? (schemas[0] ?? true) : { anyOf: schemas };
  }

  /** Another root is referred to by its file, a foreign resource is only named, the rest nested. */
  private reference(type: ts.Type): Schema {
    const root = this.options.roots.get(type);
    if (root !== undefined) return { $ref: `${root}.json` };
    const resource = this.resourceName(type);
    if (resource !== undefined && this.depth > 0) {
      return { type: 'object', required: ['object'], properties: { object: { const: resource } } };
    }
    const known = this.names.get(type);
    if (known !== undefined) return { $ref: `#/$defs/${known}` };
    const name = this.nameFor(type);
    this.names.set(type, name);
    this.definitions[name] = this.object(type);
    return { $ref: `#/$defs/${name}` };
  }

  /** Value of the `object` property of an API resource that has an id of its own. */
  private resourceName(type: ts.Type): string | undefined {
    const { checker } = this.options;
    const property = type.getProperty('object');
    if (property === undefined || type.getProperty('id') === undefined) return undefined;
    const kind = checker.getTypeOfSymbol(property);
    return kind.isStringLiteral() && kind.value !== 'list' ? kind.value : undefined;
  }

  private nameFor(type: ts.Type): string {
    const { checker } = this.options;
    const symbol = type.aliasSymbol ?? type.symbol;
    const full = checker.getFullyQualifiedName(symbol).replace(/^".*"\.?/, '');
    const base = full.replaceAll('.', '_').replace(/\W/g, '') || 'Inline';
    let name = base;
    for (let at = 2; this.definitions[name] !== undefined || this.isTaken(name); at += 1) {
      name = `${base}_${at}`;
    }
    return name;
  }

  private isTaken(name: string): boolean {
    return [...this.names.values()].includes(name);
  }

  private object(type: ts.Type): Schema {
    const { checker, nullableOptional } = this.options;
    const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (index !== undefined && type.getProperties().length === 0) {
      return { type: 'object', additionalProperties: this.schemaOf(index) };
    }
    if (type.getProperties().length === 0) return { type: 'object' };
    const isMethodList = METHOD_LISTS.test(type.symbol?.name ?? '');
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    this.depth += 1;
    for (const property of type.getProperties()) {
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      const value = checker.getTypeOfSymbol(property);
      if (this.isAbsent(value)) continue;
      if (!isOptional) required.push(property.name);
      const isSkipped = isMethodList && isOptional && !SERVED.has(property.name);
      const schema = isSkipped ? true : this.schemaOf(value);
      properties[property.name] =
        isOptional && nullableOptional && !isSkipped ? orNull(schema) : schema;
    }
    this.depth -= 1;
    return { type: 'object', additionalProperties: false, required, properties };
  }

  /** `deleted?: void` and methods never stand in an answer. */
  private isAbsent(type: ts.Type): boolean {
    const parts = type.isUnion() ? type.types : [type];
    return parts.every(
      (part) =>
        isFlag(part, ts.TypeFlags.VoidLike | ts.TypeFlags.Undefined) ||
        part.getCallSignatures().length > 0,
    );
  }
}

function orNull(schema: Schema): Schema {
  if (schema === true) return true;
  return { anyOf: [schema, { type: 'null' }] };
}
