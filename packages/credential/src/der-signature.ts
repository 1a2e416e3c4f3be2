import { CredentialFailure } from './failure.ts'

const WIDTH = 32

/** Strict DER of ECDSA-Sig-Value and of SM2Signature (GM/T 0009-2012 §7.3): SEQUENCE { r INTEGER, s INTEGER } to r‖s of 64 bytes. */
export function signatureFromDer(der: Uint8Array): Uint8Array {
  if (der.length < 8 || der.length > 72 || der[0] !== 0x30 || der[1] !== der.length - 2) throw wrong()
  const raw = new Uint8Array(2 * WIDTH)
  const afterR = readInteger(der, 2, raw.subarray(0, WIDTH))
  const afterS = readInteger(der, afterR, raw.subarray(WIDTH))
  if (afterS !== der.length) throw wrong()
  return raw
}

function wrong(): CredentialFailure {
  return new CredentialFailure('wrong-shape', 'signature')
}

function readInteger(der: Uint8Array, at: number, out: Uint8Array): number {
  const length = der[at + 1]
  if (der[at] !== 0x02 || length === undefined || length < 1 || at + 2 + length > der.length) throw wrong()
  const body = der.subarray(at + 2, at + 2 + length)
  const [first, second] = body as unknown as [number, number | undefined]
  const padded = first === 0 && length > 1
  if (first > 0x7f || (padded && (second as number) < 0x80)) throw wrong()
  const digits = padded ? body.subarray(1) : body
  if (digits.length > WIDTH) throw wrong()
  out.set(digits, WIDTH - digits.length)
  return at + 2 + length
}

/** r‖s of 64 bytes to DER: the form other tools of the national algorithms expect. */
export function signatureToDer(raw: Uint8Array): Uint8Array {
  if (raw.length !== 2 * WIDTH) throw wrong()
  const body = [...integer(raw.subarray(0, WIDTH)), ...integer(raw.subarray(WIDTH))]
  return Uint8Array.from([0x30, body.length, ...body])
}

function integer(digits: Uint8Array): number[] {
  let from = 0
  while (from < WIDTH - 1 && digits[from] === 0) from++
  const body = [...digits.subarray(from)]
  if ((body[0] as number) > 0x7f) body.unshift(0)
  return [0x02, body.length, ...body]
}
