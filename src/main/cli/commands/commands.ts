import type { Command } from 'commander'
import type { Session } from '../session.ts'
import { addBill } from './bill.ts'
import { addConnect } from './connect.ts'
import { addDashboard } from './dashboard.ts'
import { addDoctor } from './doctor.ts'
import { addEnv } from './env.ts'
import { addExchanges } from './exchanges.ts'
import { addExport } from './export.ts'
import { addImport } from './import.ts'
import { addKey } from './key.ts'
import { addMetrics } from './metrics.ts'
import { addModels } from './models.ts'
import { addPanic } from './panic.ts'
import { addPause } from './pause.ts'
import { addPlan } from './plan.ts'
import { addPrice } from './price.ts'
import { addPrivacy } from './privacy.ts'
import { addProvider } from './provider.ts'
import { addPurge } from './purge.ts'
import { addRecording } from './recording.ts'
import { addRoute } from './route.ts'
import { addRun } from './run.ts'
import { addSecurity } from './security.ts'
import { addSettings } from './settings.ts'
import { addStart } from './start.ts'
import { addStatement } from './statement.ts'
import { addStatus } from './status.ts'
import { addStop } from './stop.ts'
import { addToken } from './token.ts'
import { addUsage } from './usage.ts'
import { addVault } from './vault.ts'
import { addWarnings } from './warnings.ts'

/** Every command, in the order of the help. What a command needs is loaded when it runs, not here. */
export function addCommands(program: Command, session: Session): void {
  addStart(program, session)
  addStatus(program, session)
  addDashboard(program, session)
  addStop(program, session)
  addPause(program, session)
  addRecording(program, session)
  addDoctor(program, session)
  addProvider(program, session)
  addModels(program, session)
  addRoute(program, session)
  addImport(program, session)
  addKey(program, session)
  addPlan(program, session)
  addConnect(program, session)
  addEnv(program, session)
  addRun(program, session)
  addToken(program, session)
  addExchanges(program, session)
  addUsage(program, session)
  addStatement(program, session)
  addPrice(program, session)
  addBill(program, session)
  addWarnings(program, session)
  addExport(program, session)
  addPurge(program, session)
  addPrivacy(program, session)
  addSecurity(program, session)
  addPanic(program, session)
  addVault(program, session)
  addSettings(program, session)
  addMetrics(program, session)
}
