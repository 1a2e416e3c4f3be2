import { randomUUID } from 'node:crypto'
import { sessionStore, slotStore } from '@lingjiang/assessment/server'
import { transactAsSystem } from '@lingjiang/platform'
import { NOON, type TestApp } from '@lingjiang/testkit'

/** Writes an announced session of electricians straight into the database: planning has journeys of its own. @returns its id */
export async function announceSession(system: TestApp, regionCode: string, siteName: string): Promise<string> {
  const [id, planId, organisationId] = [randomUUID(), randomUUID(), randomUUID()]
  await transactAsSystem(system.app.services.db, 'test', async (tx) => {
    await sessionStore.insertPlan(tx, {
      id: planId,
      organisationId,
      organisationName: '岭南示范评价中心',
      regionCode,
      occupationCode: '6-31-01-03',
      occupationName: '电工',
      workType: null,
      level: '4',
      normId: null,
      normTitle: null,
      audience: 'public',
      createdBy: null,
      createdAt: NOON,
    })
    await sessionStore.insert(tx, {
      id,
      planId,
      organisationId,
      regionCode,
      siteId: randomUUID(),
      siteName,
      siteAddress: '天河路 1 号',
      siteSerial: '000012',
      siteLongitude: 113.36,
      siteLatitude: 23.12,
      state: 'open',
      kind: 'regular',
      methods: ['computer-exam', 'practical-operation'],
      feeFen: 12_000,
      capacity: 30,
      firstDay: '2027-01-10',
      lastDay: '2027-01-10',
      registrationOpensOn: '2026-11-20',
      registrationClosesOn: '2026-12-25',
      notice: '请携带身份证原件，提前一小时签到。',
      createdAt: NOON,
    })
    const slot = { sessionId: id, seats: 30 }
    await slotStore.insert(
      tx,
      [
        {
          ...slot,
          id: randomUUID(),
          subject: 'theory',
          roomId: randomUUID(),
          roomName: '机房一',
          startsAt: '2027-01-10T01:00:00Z',
          endsAt: '2027-01-10T02:30:00Z',
        },
        {
          ...slot,
          id: randomUUID(),
          subject: 'practical',
          roomId: randomUUID(),
          roomName: '电工实训室',
          startsAt: '2027-01-10T05:00:00Z',
          endsAt: '2027-01-10T08:00:00Z',
        },
      ],
      [],
      true,
    )
    await sessionStore.noteState(tx, id, 'open', NOON, { publishedAt: NOON })
  })
  return id
}
