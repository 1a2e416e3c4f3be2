#!/usr/bin/env node
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  cosignatureSigner,
  formatSignerKey,
  formatVerifierKey,
  isKeyName,
  parsePolicy,
  parseSignerKey,
} from '../index.ts'
import { writeDurably } from './durable-file.ts'
import { runWitness } from './run-witness.ts'

const USAGE = `lingjiang-witness: cosign the checkpoints of transparency logs (C2SP tlog-witness)
lingjiang-witness: 为透明日志的检查点联署（C2SP tlog-witness）

  lingjiang-witness keygen --name <name> --key <file>
      make a secret key file and print the verifier key to publish
      生成私钥文件，并打印供公布的验证密钥
  lingjiang-witness run --key <file> --logs <policy file> --state <folder> [--listen 127.0.0.1:8080]
      watch the logs named in the policy file (lines "log <vkey>", and "quorum none")
      监看策略文件中的日志（每行 "log <vkey>"，另加 "quorum none"）
`

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      key: { type: 'string' },
      logs: { type: 'string' },
      state: { type: 'string' },
      listen: { type: 'string', default: '127.0.0.1:8080' },
    },
  })
  const { name, key, logs, state, listen } = values
  if (positionals[0] === 'keygen' && name !== undefined && key !== undefined) return keygen(name, key)
  if (positionals[0] === 'run' && key !== undefined && logs !== undefined && state !== undefined) {
    return run({ key, logs, state, listen })
  }
  process.stderr.write(USAGE)
  return 2
}

async function keygen(name: string, path: string): Promise<number> {
  if (!isKeyName(name)) return fail(`not a key name (no spaces, no plus) / 不是合法的密钥名：${name}`)
  if (existsSync(path)) return fail(`will not overwrite / 不覆盖已有文件：${path}`)
  const seed = new Uint8Array(randomBytes(32))
  await writeDurably(path, `${formatSignerKey({ name, kind: 'cosignature', seed })}\n`)
  process.stdout.write(`${formatVerifierKey(cosignatureSigner(name, seed, () => 0).verifier)}\n`)
  return 0
}

async function run(paths: { key: string; logs: string; state: string; listen: string }): Promise<number> {
  const key = parseSignerKey(readFileSync(paths.key, 'utf8').trim())
  if (key?.kind !== 'cosignature') return fail(`no cosignature key / 不是联署私钥文件：${paths.key}`)
  const policy = parsePolicy(readFileSync(paths.logs, 'utf8'))
  if (!policy.ok) return fail(`${paths.logs}: ${policy.detail}`)
  const listen = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(paths.listen)
  if (listen === null) return fail(`not <address>:<port> / 应为 <地址>:<端口>：${paths.listen}`)
  const witness = await runWitness({
    key,
    keys: policy.value.logs.map((log) => log.key),
    folder: paths.state,
    host: (listen[1] ?? listen[2]) as string,
    port: Number(listen[3]),
    onAnswer: (answer) => process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...answer })}\n`),
  })
  process.stdout.write(`${JSON.stringify({ listening: witness.url, verifierKey: witness.verifierKey })}\n`)
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })
  await witness.close()
  return 0
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`)
  return 1
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.exitCode = fail(error instanceof Error ? error.message : String(error))
  },
)
