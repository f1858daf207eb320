import type { updates as english } from '../../features/settings/updates/updates.en.ts'
import type { Texts } from '../texts.ts'

export const updates = {
  section_updates: 'Updates',
  updates_note:
    'Nach einer neueren Version wird nur gefragt, wo es erlaubt ist, und installiert wird nur mit Zustimmung.',
  update_version: 'Diese Version',
  update_headless: 'Sie kam mit npm oder einem Paket: Updates kommen auf demselben Weg.',
  update_development: 'Ein selbst gebautes Waybill aktualisiert sich nicht.',
  update_unsigned:
    'Diese Version hat niemand signiert, deshalb aktualisiert sie sich nicht: Nichts würde ein Update von einem fremden Programm unterscheiden. Neuere Versionen gibt es dort, woher diese kam.',
  update_package_manager: 'Die Paketverwaltung des Systems hat sie installiert und bringt neuere Versionen.',
  update_checks: 'Einmal am Tag nachsehen',
  update_checks_note:
    'Fragt dort, woher diese Version kam, und sagt nichts über dich. Der Kontakt steht auf der Liste der kontaktierten Hosts.',
  update_offline: 'Der Offline-Modus ist an: Gefragt wird erst, wenn er aus ist.',
  update_check: 'Jetzt nachsehen',
  update_idle: 'Noch nicht nachgesehen.',
  update_newest: 'Dies ist die neueste Version.',
  update_checking: 'Wird nachgesehen …',
  update_found: 'Version {{version}} ist da.',
  update_download: 'Laden',
  update_downloading: 'Version {{version}} wird geladen: {{formatted}} %',
  update_ready: 'Version {{version}} ist geladen und geprüft.',
  update_install: 'Neu starten und installieren',
  update_failed: 'Es hat nicht geklappt.',
  update_last: 'Zuletzt nachgesehen {{when}}',
  group_command: 'Der Befehl',
  command_title: 'waybill im Terminal',
  command_note: 'Legt ein Skript aus zwei Zeilen in ~/.local/bin ab, und nie über eine fremde Datei.',
  command_note_elsewhere: 'Mit dem ganzen Pfad aufrufen, oder den Ordner selbst in den PATH aufnehmen.',
  command_what: 'Befehl',
  command_put: 'In den PATH legen',
  command_renew: 'Das richtige ablegen',
  command_take: 'Wegnehmen',
  command_is: 'waybill liegt in ~/.local/bin.',
  command_is_unseen: 'waybill liegt in ~/.local/bin. Findet die Shell es nicht, gehört dieser Ordner in ihren PATH.',
  command_outdated: 'Das waybill in ~/.local/bin führt woandershin als zu dieser App.',
  command_foreign: 'In ~/.local/bin liegt ein waybill, das nicht von dieser App ist. Es bleibt unberührt.',
  command_absent: 'Noch nicht da.',
} as const satisfies Texts<typeof english>
