import type { Tx } from '@lingjiang/platform/sql'
import type { PanelHead } from '../domain/index.ts'

/** 0 to 100 under every head. */
export type PanelMarks = Readonly<Record<PanelHead, number>>

export type Reviewer = {
  readonly personId: string
  readonly name: string
  readonly unit: string
  readonly title: string
  readonly fields: string[]
  readonly regionCode: string
}

export type PanelSeat = {
  readonly personId: string
  readonly name: string
  readonly unit: string
  readonly marks: PanelMarks | null
  readonly opinion: string | null
  readonly at: string | null
}

export type Objection = {
  readonly id: string
  readonly name: string
  readonly contactSealed: Buffer
  readonly content: string
  readonly verdict: 'upheld' | 'dismissed' | null
  readonly answer: string | null
  readonly receivedAt: string
  readonly answeredAt: string | null
}

export type Publicity = {
  readonly openedOn: string
  readonly closesOn: string
  /** Set while an objection stops the notice. */
  readonly workdaysLeft: number | null
  readonly closedAt: string | null
}

/** The calls that an expert has: applications of which they sit on the panel. */
export type PanelCall = {
  readonly filingId: string
  readonly organisationName: string
  readonly kind: string
  readonly state: string
  readonly calledAt: string
  readonly scoredAt: string | null
}

/** Column whose sealed values hold how to reach somebody who objects. */
export const OBJECTION_CONTACT_PLACE = 'registry.objection.contact'

export const reviewStore = {
  async listReviewers(tx: Tx, on: string): Promise<readonly Reviewer[]> {
    return tx<Reviewer[]>`select person_id, name, unit, title, fields, region_code from registry.reviewer
      where left_on is null or left_on > ${on} order by name, person_id`
  },

  async findReviewers(tx: Tx, personIds: readonly string[]): Promise<readonly Reviewer[]> {
    if (personIds.length === 0) return []
    return tx<Reviewer[]>`select person_id, name, unit, title, fields, region_code from registry.reviewer
      where person_id in ${tx([...personIds])} and left_on is null order by name, person_id`
  },

  /** @returns how many are new */
  async addReviewers(tx: Tx, reviewers: readonly Reviewer[], now: string): Promise<number> {
    if (reviewers.length === 0) return 0
    const rows =
      await tx`insert into registry.reviewer ${tx(reviewers.map((reviewer) => ({ ...reviewer, fields: [...reviewer.fields], addedAt: now })))}
      on conflict (person_id) do nothing returning person_id`
    return rows.length
  },

  async callPanel(tx: Tx, filingId: string, reviewers: readonly Reviewer[], now: string): Promise<void> {
    await tx`insert into registry.panel_seat ${tx(
      reviewers.map(({ personId, name, unit }) => ({ filingId, personId, name, unit, calledAt: now })),
    )}`
  },

  /** The seats of a panel with the marks that the asking person may see. */
  async seatsOf(tx: Tx, filingId: string): Promise<readonly PanelSeat[]> {
    return tx<PanelSeat[]>`select s.person_id, s.name, s.unit, p.marks, p.opinion, p.at
      from registry.panel_seat s left join registry.panel_score p on p.filing_id = s.filing_id and p.person_id = s.person_id
      where s.filing_id = ${filingId} order by s.name, s.person_id`
  },

  async callsOf(tx: Tx, personId: string): Promise<readonly PanelCall[]> {
    return tx<
      PanelCall[]
    >`select s.filing_id, o.name as organisation_name, f.kind, f.state, s.called_at, p.at as scored_at
      from registry.panel_seat s join registry.filing f on f.id = s.filing_id join registry.organisation o on o.id = f.organisation_id
      left join registry.panel_score p on p.filing_id = s.filing_id and p.person_id = s.person_id
      where s.person_id = ${personId} order by p.at nulls first, s.called_at desc`
  },

  /** @returns false when the expert has given marks already */
  async insertScore(
    tx: Tx,
    score: {
      readonly filingId: string
      readonly personId: string
      readonly marks: PanelMarks
      readonly opinion: string
      readonly at: string
    },
  ): Promise<boolean> {
    const rows = await tx`insert into registry.panel_score ${tx({ ...score, marks: tx.json(score.marks) } as never)}
      on conflict on constraint panel_score_once do nothing returning filing_id`
    return rows.length > 0
  },

  async openPublicity(tx: Tx, filingId: string, openedOn: string, closesOn: string): Promise<void> {
    await tx`insert into registry.publicity ${tx({ filingId, openedOn, closesOn })}
      on conflict (filing_id) do update set opened_on = ${openedOn}, closes_on = ${closesOn}, closed_at = null`
  },

  async pausePublicity(tx: Tx, filingId: string, workdaysLeft: number): Promise<void> {
    await tx`update registry.publicity set workdays_left = ${workdaysLeft} where filing_id = ${filingId}`
  },

  async resumePublicity(tx: Tx, filingId: string, closesOn: string): Promise<void> {
    await tx`update registry.publicity set closes_on = ${closesOn}, workdays_left = null where filing_id = ${filingId}`
  },

  async closePublicity(tx: Tx, filingId: string, now: string): Promise<void> {
    await tx`update registry.publicity set closed_at = ${now} where filing_id = ${filingId} and closed_at is null`
  },

  async publicityOf(tx: Tx, filingId: string): Promise<Publicity | undefined> {
    const [row] = await tx<
      Publicity[]
    >`select opened_on, closes_on, workdays_left, closed_at from registry.publicity where filing_id = ${filingId}`
    return row
  },

  async insertObjection(
    tx: Tx,
    objection: Pick<Objection, 'id' | 'name' | 'contactSealed' | 'content' | 'receivedAt'> & {
      readonly filingId: string
    },
  ): Promise<void> {
    await tx`insert into registry.objection ${tx(objection)}`
  },

  async objectionsOf(tx: Tx, filingId: string): Promise<readonly Objection[]> {
    return tx<Objection[]>`select id, name, contact_sealed, content, verdict, answer, received_at, answered_at
      from registry.objection where filing_id = ${filingId} order by received_at, id`
  },

  /** Answers all objections that wait. @returns how many */
  async answerObjections(
    tx: Tx,
    filingId: string,
    verdict: 'upheld' | 'dismissed',
    answer: string,
    now: string,
  ): Promise<number> {
    const rows = await tx`update registry.objection set verdict = ${verdict}, answer = ${answer}, answered_at = ${now}
      where filing_id = ${filingId} and verdict is null returning id`
    return rows.length
  },
}
