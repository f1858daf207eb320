import type { Command } from 'commander'
import type { Session } from '../session.ts'
import { addAccess } from './privacy-access.ts'
import { addChanges } from './privacy-changes.ts'
import { addInventory } from './privacy-inventory.ts'
import { addOutbound } from './privacy-outbound.ts'
import { addRenameProject } from './privacy-rename-project.ts'
import { addSelftest } from './privacy-selftest.ts'

/** What is held, who was contacted, and the proof of both. */
export function addPrivacy(program: Command, session: Session): void {
  const privacy = program.command('privacy').description('what is held, who was contacted, and the proof of both')
  addInventory(privacy, session)
  addChanges(privacy, session)
  addAccess(privacy, session)
  addOutbound(privacy, session)
  addRenameProject(privacy, session)
  addSelftest(privacy, session)
}
