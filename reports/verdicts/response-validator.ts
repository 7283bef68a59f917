import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Contract } from '../../contracts/contract.ts';
import type { Json } from '../../contracts/json.ts';
import { compilePattern } from '../../contracts/requests/compile-pattern.ts';
import { responseSchema } from './response-schema.ts';

/** One broken constraint of a response: where, and what ajv says of it. */
export interface SchemaError {
  /** The address of the constraint, list indexes and map keys replaced by `member` and `value`. */
  readonly address: string;
  /** JSON pointer to the value. */
  readonly pointer: string;
  readonly message: string;
}

const compiled = new WeakMap<Contract, ValidateFunction>();

/** Validates a 200 body against the response schema, compiled once for each contract. */
export function schemaErrors(contract: Contract, body: Json): SchemaError[] {
  const validate = compiled.get(contract) ?? compile(contract);
  if (validate(body)) return [];
  const errors = validate.errors ?? [];
  const mistyped = new Set(errors.filter(isTypeError).map(({ instancePath }) => instancePath));
  // Of a value of the wrong type, nothing else is worth saying.
  return errors
    .filter((error) => isTypeError(error) || !mistyped.has(error.instancePath))
    .flatMap((error) => describe(contract, error));
}

function isTypeError({ keyword }: ErrorObject): boolean {
  return keyword === 'type';
}

function compile(contract: Contract): ValidateFunction {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    // The schema is made here: holding it against the meta-schema would take longer than its use.
    meta: false,
    validateSchema: false,
    // The one way in which ajv takes patterns that are not valid with the `u` flag.
    code: { regExp: Object.assign((pattern: string) => compilePattern(pattern), { code: '' }) },
  });
  const validate = ajv.compile(responseSchema(contract));
  compiled.set(contract, validate);
  return validate;
}

const rules: Readonly<Record<string, string>> = {
  minLength: 'length',
  maxLength: 'length',
  minItems: 'length',
  maxItems: 'length',
  minimum: 'range',
  maximum: 'range',
  pattern: 'pattern',
  enum: 'enum',
  required: 'required',
};

function describe(contract: Contract, error: ErrorObject): SchemaError[] {
  const missing = error.keyword === 'required' ? `/${error.params['missingProperty']}` : '';
  const pointer = `${error.instancePath}${missing}`;
  const at = `response${pointer.replaceAll(/\/\d+(?=\/|$)/g, '/member')}`;
  const rule = rules[error.keyword] ?? 'type';
  const candidates = [`${at}/${rule}`, `${at}/timestamp`];
  const address = candidates.find((candidate) => contract.byAddress.has(candidate));
  // A map's keys are the target's own: such an error is filed under the map.
  return [
    {
      address: address ?? 'protocol/response-json',
      pointer,
      message: error.message ?? error.keyword,
    },
  ];
}
