import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrokenInvariant } from '@lingjiang/kernel'

type Sealed = { readonly iv: string; readonly tag: string; readonly text: string }
type KeyringFile = {
  readonly version: 1
  /** Data keys wrapped by the master key, newest last; a value names the key it was sealed with. */
  readonly dataKeys: readonly { readonly id: number; readonly wrapped: Sealed }[]
  readonly indexKey: Sealed
  readonly named: Readonly<Record<string, Sealed>>
}

/**
 * Keeps the secrets: envelope keys for columns with personal data (AES-256-GCM), the key of the blind index (HMAC-SHA-256)
 * and named secrets such as signing keys. The master key comes from a file outside the database.
 */
export class Vault {
  readonly #file: string
  readonly #master: Buffer
  #ring: KeyringFile
  // Keys in use are key objects: bytes would be looked at and taken over anew at every use, which costs more than the use.
  readonly #dataKeys = new Map<number, KeyObject>()
  readonly #indexKey: KeyObject

  private constructor(file: string, master: Buffer) {
    this.#file = file
    this.#master = master
    this.#ring = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KeyringFile) : this.#newRing()
    for (const key of this.#ring.dataKeys) this.#dataKeys.set(key.id, createSecretKey(this.#open(key.wrapped)))
    this.#indexKey = createSecretKey(this.#open(this.#ring.indexKey))
  }

  /** Opens the key ring below `dataDir/keys`, or makes it. `masterKeyFile` (32 bytes in hex) should lie elsewhere in production. */
  static open(dataDir: string, masterKeyFile?: string): Vault {
    const folder = join(dataDir, 'keys')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = masterKeyFile ?? join(folder, 'master.key')
    if (!existsSync(file)) {
      if (existsSync(join(folder, 'keyring.json')))
        throw new BrokenInvariant('the key ring is there but its master key is not')
      writeDurably(file, `${randomBytes(32).toString('hex')}\n`)
    }
    const master = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
    if (master.length !== 32) throw new BrokenInvariant('the master key is not 32 bytes in hex')
    return new Vault(join(folder, 'keyring.json'), master)
  }

  #newRing(): KeyringFile {
    const ring: KeyringFile = {
      version: 1,
      dataKeys: [{ id: 1, wrapped: this.#seal(randomBytes(32)) }],
      indexKey: this.#seal(randomBytes(32)),
      named: {},
    }
    writeDurably(this.#file, JSON.stringify(ring, null, 2))
    return ring
  }

  /** Encrypts a value for a column. `place` (table.column) is authenticated, so that a value cannot be moved to another column. */
  encrypt(text: string, place: string): Buffer {
    const id = this.#ring.dataKeys.at(-1)?.id ?? 1
    const iv = freshIv()
    const cipher = createCipheriv('aes-256-gcm', this.#dataKey(id), iv)
    cipher.setAAD(Buffer.from(place))
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([Buffer.from([1, id]), iv, cipher.getAuthTag(), sealed])
  }

  /** @throws BrokenInvariant when the bytes were altered, moved or sealed by a lost key */
  decrypt(bytes: Uint8Array, place: string): string {
    const data = Buffer.from(bytes)
    if (data[0] !== 1 || data.length < 30) throw new BrokenInvariant('not a sealed value')
    const decipher = createDecipheriv('aes-256-gcm', this.#dataKey(data[1] ?? 0), data.subarray(2, 14))
    decipher.setAAD(Buffer.from(place))
    decipher.setAuthTag(data.subarray(14, 30))
    return Buffer.concat([decipher.update(data.subarray(30)), decipher.final()]).toString('utf8')
  }

  /** Keyed index of a normalised value for exact look-up: 32 bytes; the same value in another `kind` gives another index. */
  blindIndex(kind: string, value: string): Buffer {
    return createHmac('sha256', this.#indexKey).update(kind).update('\0').update(value).digest()
  }

  /** A named secret (PEM, JWK, token), made once by `make`. */
  secret(name: string, make: () => string): string {
    const found = this.#ring.named[name]
    if (found) return this.#open(found).toString('utf8')
    const text = make()
    this.#ring = { ...this.#ring, named: { ...this.#ring.named, [name]: this.#seal(Buffer.from(text)) } }
    writeDurably(this.#file, JSON.stringify(this.#ring, null, 2))
    return text
  }

  /** An Ed25519 signing key by name, as PKCS#8 PEM. */
  ed25519(name: string): string {
    return this.secret(name, () =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    )
  }

  /** An ECDSA P-256 signing key by name, as PKCS#8 PEM. */
  p256(name: string): string {
    return this.secret(name, () =>
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    )
  }

  /** Adds a data key: new values use it, old ones stay readable. */
  rotateDataKey(): number {
    const id = (this.#ring.dataKeys.at(-1)?.id ?? 0) + 1
    const key = randomBytes(32)
    this.#ring = { ...this.#ring, dataKeys: [...this.#ring.dataKeys, { id, wrapped: this.#seal(key) }] }
    this.#dataKeys.set(id, createSecretKey(key))
    writeDurably(this.#file, JSON.stringify(this.#ring, null, 2))
    return id
  }

  #dataKey(id: number): KeyObject {
    const key = this.#dataKeys.get(id)
    if (!key) throw new BrokenInvariant(`data key ${id} is not in the key ring`)
    return key
  }

  #seal(bytes: Buffer): Sealed {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#master, iv)
    const text = Buffer.concat([cipher.update(bytes), cipher.final()])
    return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), text: text.toString('base64') }
  }

  #open(sealed: Sealed): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#master, Buffer.from(sealed.iv, 'base64'))
    decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'))
    return Buffer.concat([decipher.update(Buffer.from(sealed.text, 'base64')), decipher.final()])
  }
}

const IV_BYTES = 12
const IVS_AT_ONCE = 256
let ivs = Buffer.alloc(0)

/** Random bytes for one value, fetched for many at once: a fetch costs more than a value's encryption. None is given out twice. */
function freshIv(): Buffer {
  if (ivs.length === 0) ivs = randomBytes(IV_BYTES * IVS_AT_ONCE)
  const iv = ivs.subarray(0, IV_BYTES)
  ivs = ivs.subarray(IV_BYTES)
  return iv
}

/** Writes a file so that after a crash it is either the old one or the new one. */
function writeDurably(file: string, text: string): void {
  const fresh = `${file}.new`
  writeFileSync(fresh, text, { mode: 0o600 })
  const handle = openSync(fresh, 'r+')
  fsyncSync(handle)
  closeSync(handle)
  renameSync(fresh, file)
}
