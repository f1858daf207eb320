import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../data/api.tsx'
import { useChangeSetting } from './use-change-setting.ts'

/** The column's own name, as the setting fields_off has it. */
export function columnOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** Switches fields of an exchange on and off: from the next one on. */
export function useFieldSwitch() {
  const { client, queries } = useApi()
  const settings = useQuery(queries.settings.get.queryOptions())
  const change = useChangeSetting('fields_off')
  // Asked for anew and not out of the copy: another window may have switched one off since.
  const off = async () => (await client.settings.get()).fields_off
  return {
    busy: change.isPending || settings.data === undefined,
    switchOn: (name: string) =>
      void off().then((fields) => change.mutate(fields.filter((field) => field !== columnOf(name)))),
    switchOff: async (name: string) => change.mutateAsync([...new Set([...(await off()), columnOf(name)])]),
  }
}
