import { join } from 'node:path'
import { Menu, nativeImage, Tray } from 'electron'
import type { Mark } from './condition.ts'
import type { TrayLook } from './tray-menu.ts'

export interface WaybillTray {
  show(look: TrayLook): void
}

/** null where there is no tray to be had: the window, and a second launch that shows it, do without. */
export function openTray(first: TrayLook, open: () => void): WaybillTray | null {
  try {
    return trayOf(new Tray(imageOf(first.mark)), first, open)
  } catch {
    return null
  }
}

function trayOf(tray: Tray, first: TrayLook, open: () => void): WaybillTray {
  let shown = ''
  let mark = first.mark
  // macOS and most Linux desktops open the menu instead.
  tray.on('click', open)

  function show(look: TrayLook): void {
    // A menu that is set anew closes under the user's hand on Linux: only where it says something else.
    const said = JSON.stringify(look)
    if (said === shown) return
    shown = said
    if (look.mark !== mark) tray.setImage(imageOf(look.mark))
    mark = look.mark
    tray.setToolTip(look.tooltip)
    tray.setContextMenu(Menu.buildFromTemplate([...look.menu]))
  }
  show(first)
  return { show }
}

/** macOS draws a template in the colour of its menu bar, so there the shape alone tells. @2x beside each is found by its name. */
function imageOf(mark: Mark): Electron.NativeImage {
  const name = process.platform === 'darwin' ? `${mark}Template` : process.platform === 'linux' ? `${mark}-linux` : mark
  const image = nativeImage.createFromPath(join(import.meta.dirname, `../../resources/tray/${name}.png`))
  if (process.platform === 'darwin') image.setTemplateImage(true)
  return image
}
