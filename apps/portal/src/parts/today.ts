import { dayOf, instant } from '@lingjiang/kernel'

/** The day in Beijing by the clock of the device. Only for what is shown: the server decides by its own. */
export function deviceToday(): string {
  return dayOf(instant(Date.now()))
}
