import { AUDIENCES, ORGANISATION_KINDS, SKILL_LEVELS } from '@lingjiang/kernel'
import Type from 'typebox'

export const Id = Type.String({ format: 'uuid' })
export const Day = Type.String({ format: 'date' })
export const RegionCodeSchema = Type.String({ pattern: '^44\\d{4}(\\d{3})?$' })
export const OccupationCode = Type.String({ pattern: '^\\d-\\d{2}-\\d{2}-\\d{2}$' })
export const KindSchema = Type.Enum([...ORGANISATION_KINDS])
export const LevelSchema = Type.Enum([...SKILL_LEVELS])
export const AudienceSchema = Type.Enum([...AUDIENCES])
export const TextSchema = Type.Object({ zh: Type.String(), en: Type.String() })
export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
export const ExpectedVersion = Type.Integer({ minimum: 1 })
export const Versioned = Type.Object({ version: Type.Integer() })
