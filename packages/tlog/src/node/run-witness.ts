import type { AddressInfo } from 'node:net'
import { cosignatureSigner, formatVerifierKey, type NoteVerifier, type SignerKey, type WitnessedLog } from '../index.ts'
import { openWitnessRecord } from './witness-record.ts'
import { createWitnessServer, type WitnessServerOptions } from './witness-server.ts'

export type WitnessSettings = {
  readonly key: SignerKey
  /** Keys of the logs to watch; a log's key name is its origin, and several keys of one name are one log. */
  readonly keys: readonly NoteVerifier[]
  readonly folder: string
  readonly host: string
  readonly port: number
  readonly onAnswer?: NonNullable<WitnessServerOptions['onAnswer']>
}
export type RunningWitness = { readonly url: string; readonly verifierKey: string; close(): Promise<void> }

/** Opens the record and listens; port 0 takes a free one. */
export async function runWitness(settings: WitnessSettings): Promise<RunningWitness> {
  const signer = cosignatureSigner(settings.key.name, settings.key.seed, () => Date.now() / 1000)
  const record = await openWitnessRecord(settings.folder, signer.verifier)
  const logs = logsOf(settings.keys)
  const onAnswer = settings.onAnswer
  const server = createWitnessServer(
    onAnswer === undefined ? { logs, signer, record } : { logs, signer, record, onAnswer },
  )
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(settings.port, settings.host, resolve)
    })
  } catch (error) {
    record.close()
    throw error
  }
  const { address, port, family } = server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    verifierKey: formatVerifierKey(signer.verifier),
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeIdleConnections()
      })
      record.close()
    },
  }
}

function logsOf(keys: readonly NoteVerifier[]): WitnessedLog[] {
  const byName = Map.groupBy(keys, ({ name }) => name)
  return [...byName].map(([origin, ofLog]) => ({ origin, keys: ofLog }))
}
