/**
 * Stands for `typebox` in the browser: the members that contracts read back (a schema's properties, a list's literals) are kept,
 * validation is not, since the server does it.
 */
const blank = {}
const known = {
  Object: (properties, options) => ({ type: 'object', properties, ...options }),
  Literal: (value) => ({ const: value }),
  Enum: (values) => ({ enum: values }),
  Array: (items, options) => ({ type: 'array', items, ...options }),
  Union: (anyOf) => ({ anyOf }),
  Optional: (schema) => schema,
  String: (options) => ({ type: 'string', ...options }),
  Integer: (options) => ({ type: 'integer', ...options }),
  Number: (options) => ({ type: 'number', ...options }),
}

const Type = new Proxy(known, { get: (types, name) => types[name] ?? (() => blank) })
export default Type
