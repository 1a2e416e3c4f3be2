import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import Type, { type Static } from 'typebox'
import Value from 'typebox/value'

/** Everything that can be set from outside. The only place that reads the environment. */
const ConfigSchema = Type.Object({
  /** Port of portal, console and API. */
  PORT: Type.Integer({ minimum: 0, maximum: 65535, default: 8080 }),
  HOST: Type.String({ minLength: 1, default: '127.0.0.1' }),
  /** Keys, files, and the embedded database. */
  DATA_DIR: Type.String({ minLength: 1, default: '.data' }),
  /** An external PostgreSQL 15 or later (owner of the database, may create roles); the embedded server when absent. */
  DATABASE_URL: Type.Optional(Type.String({ pattern: '^postgres(ql)?://' })),
  /** The address under which people reach the system; stands in QR codes. */
  PUBLIC_URL: Type.Optional(Type.String({ pattern: '^https?://[^/]+(/.*)?$' })),
  /** File with the 32-byte master key in hex; made below DATA_DIR/keys when absent. */
  MASTER_KEY_FILE: Type.Optional(Type.String({ minLength: 1 })),
  /** `true` behind a reverse proxy that sets X-Forwarded-For. */
  TRUST_PROXY: Type.Boolean({ default: false }),
  /** The foot of the portal: who runs it, how to reach them, and the numbers that a government site shows. */
  SITE_ORGANISER: Type.Optional(Type.String({ maxLength: 100 })),
  SITE_CONTACT: Type.Optional(Type.String({ maxLength: 100 })),
  SITE_CODE: Type.Optional(Type.String({ maxLength: 40 })),
  ICP_RECORD: Type.Optional(Type.String({ maxLength: 60 })),
  SECURITY_RECORD: Type.Optional(Type.String({ maxLength: 60 })),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], { default: 'warn' }),
  /** Opens the small living province when the database is empty. `--no-demo` sets it to false. */
  DEMO: Type.Boolean({ default: true }),
})

export type Config = Static<typeof ConfigSchema> & { readonly publicUrl: string; readonly dataDir: string }

export class ConfigFault extends Error {}

const NAMES = Object.keys(ConfigSchema.properties)

/** Reads the environment and the arguments. @throws ConfigFault naming every fault at once */
export function readConfig(env: Readonly<Record<string, string | undefined>>, args: readonly string[]): Config {
  const given = Object.fromEntries(NAMES.filter((name) => env[name]).map((name) => [name, env[name]]))
  if (args.includes('--no-demo')) given.DEMO = 'false'
  const values = Value.Default(ConfigSchema, Value.Convert(ConfigSchema, given)) as Static<typeof ConfigSchema>
  const faults = [...Value.Errors(ConfigSchema, values)].map(
    (error) => `${error.instancePath.slice(1) || 'settings'}: ${error.message}`,
  )
  if (values.MASTER_KEY_FILE && !existsSync(values.MASTER_KEY_FILE))
    faults.push(`MASTER_KEY_FILE: no file ${values.MASTER_KEY_FILE}`)
  if (faults.length) throw new ConfigFault(`These settings are not right: ${faults.join('; ')}.`)
  return {
    ...values,
    dataDir: resolve(values.DATA_DIR),
    publicUrl: (
      values.PUBLIC_URL ?? `http://${values.HOST === '0.0.0.0' ? 'localhost' : values.HOST}:${values.PORT}`
    ).replace(/\/$/, ''),
  }
}
