import { resolve } from 'node:path'
import envPaths from 'env-paths'

/** WAYBILL_HOME, else the platform's own place for an application's data. */
export function dataDirectory(home: string | undefined): string {
  return home ? resolve(home) : envPaths('waybill', { suffix: '' }).data
}
