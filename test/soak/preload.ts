/** Loaded into the engine by the soak (--import): tells, when asked, what the process holds. */
import { writeHeapSnapshot } from 'node:v8'
import { lookInside } from './inside.ts'

/** `look`, or the path for a snapshot of the heap. */
process.on('message', async (question) => {
  const inside = await lookInside()
  if (question !== 'look') writeHeapSnapshot(String(question))
  process.send?.(inside)
})
// Who started it is gone, perhaps by a kill.
process.once('disconnect', () => process.exit(1))
process.channel?.unref()
