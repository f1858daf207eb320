import { things } from '../../../shared/inventory/files.ts'
import type { AccessWriter } from './access-text.ts'

/** Of the shape below; a reader that knows another one can tell. */
const VERSION = 1

/** One JSON object, written as it comes. */
export const accessJson: AccessWriter = {
  begin: (data_directory, made_at) =>
    `{"waybill_access":${JSON.stringify({ version: VERSION, made_at, data_directory })},"tables":{`,
  table(name, about, isFirst) {
    const head = JSON.stringify(about ?? { purpose: null }).slice(0, -1)
    return `${isFirst ? '' : ','}\n${JSON.stringify(name)}:${head},"rows":[\n`
  },
  between: ',\n',
  tableEnd: () => '\n]}',
  end: (files, vault) =>
    `\n},"files":${JSON.stringify(files)},"vault":${JSON.stringify(vault)},"browser":${JSON.stringify(inBrowser())}}\n`,
}

function inBrowser() {
  return things.filter(({ place }) => place === 'browser').map(({ name, purpose }) => ({ name, purpose }))
}
