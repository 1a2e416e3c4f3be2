import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { foreignFolder, readJson } from './testing/foreign-files.ts'
import { aCertificate } from './testing/issuing-office.ts'
import { credentialOf } from './verifiable-credential.ts'

const folder = foreignFolder('vectors/open-badges')

if (folder)
  test('every certificate validates as an Open Badges 3.0 AchievementCredential by the schema of 1EdTech', () => {
    const ajv = new Ajv2019({ strict: false, allErrors: true })
    ;(addFormats as unknown as (ajv: Ajv2019) => void)(ajv)
    const validate = ajv.compile(readJson(folder as string, 'ob_v3p0_achievementcredential_schema.json') as object)
    const { scores: _, ...plain } = aCertificate(2)
    const certificates = [...Array.from({ length: 60 }, (_, i) => aCertificate(i)), plain]

    for (const certificate of certificates) {
      validate(JSON.parse(JSON.stringify(credentialOf(certificate))))
      expect(validate.errors ?? []).toEqual([])
    }
    expect(validate({ ...credentialOf(plain), issuer: undefined })).toBe(false)
    console.log(`Open Badges 3.0 schema: ${certificates.length} certificates validate`)
  })

if (!folder)
  test('the Open Badges schema is not beside the project (vectors/open-badges): nothing was run', () => {
    expect(folder).toBeUndefined()
  })
