import type { Command } from 'commander'
import type { Session } from '../session.ts'
import { addOutbound } from './privacy-outbound.ts'
import { addSelftest } from './privacy-selftest.ts'

/** What is held, who was contacted, and the proof of both. */
export function addPrivacy(program: Command, session: Session): void {
  const privacy = program.command('privacy').description('what is held, who was contacted, and the proof of both')
  addOutbound(privacy, session)
  addSelftest(privacy, session)
}
