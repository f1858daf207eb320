import type { Command } from 'commander'
import type { Session } from '../session.ts'

/** What is held, who was contacted, and the proof of both. */
export function addPrivacy(program: Command, _session: Session): void {
  program.command('privacy').description('what is held, who was contacted, and the proof of both')
}
