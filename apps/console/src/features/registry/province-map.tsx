import { PROVINCE_EXTENT } from '@lingjiang/registry/domain'
import { Loading, useText } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type MouseEvent, useMemo, useState } from 'react'
import { recordMessages as m } from './messages.ts'
import { type Bounds, type County, countyAt, outlineQuery } from './province-outline.ts'

export type Place = { readonly longitude: number; readonly latitude: number; readonly countyCode: string | undefined }

/** A degree of longitude is so much shorter than one of latitude in the middle of the province. */
const SQUEEZE = Math.cos((23 * Math.PI) / 180)
const WIDTH = 780
const NEAREST = 0.3

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5

/** The part of the province that is shown: all of it, or around the chosen point. */
function viewOf(zoom: number, point: { readonly longitude: number; readonly latitude: number } | undefined): Bounds {
  const { west, east, south, north } = PROVINCE_EXTENT
  const [width, height] = [(east - west) / zoom, (north - south) / zoom]
  const x = Math.min(Math.max(point?.longitude ?? (west + east) / 2, west + width / 2), east - width / 2)
  const y = Math.min(Math.max(point?.latitude ?? (south + north) / 2, south + height / 2), north - height / 2)
  return { west: x - width / 2, east: x + width / 2, south: y - height / 2, north: y + height / 2 }
}

/** The counties as a drawing; a click tells the coordinates and the county. The coordinates can be typed as well, so that no mouse is needed. */
export function ProvinceMap({
  point,
  onChoose,
}: {
  readonly point?: { readonly longitude: number; readonly latitude: number } | undefined
  readonly onChoose: (place: Place) => void
}) {
  const text = useText()
  const { data: counties } = useQuery(outlineQuery)
  const [zoom, setZoom] = useState(1)
  const view = viewOf(zoom, point)
  const height = (WIDTH * (view.north - view.south)) / ((view.east - view.west) * SQUEEZE)
  const toX = (longitude: number) => ((longitude - view.west) / (view.east - view.west)) * WIDTH
  const toY = (latitude: number) => ((view.north - latitude) / (view.north - view.south)) * height
  const chosen = counties && point ? countyAt(counties, point.longitude, point.latitude) : undefined
  if (!counties) return <Loading lines={6} />
  const choose = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const longitude = round(view.west + ((event.clientX - box.left) / box.width) * (view.east - view.west))
    const latitude = round(view.north - ((event.clientY - box.top) / box.height) * (view.north - view.south))
    onChoose({ longitude, latitude, countyCode: countyAt(counties, longitude, latitude)?.code })
  }
  return (
    <div className="registry-map">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the coordinate fields beside the map do the same by keyboard */}
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={text(m.mapName)} onClick={choose}>
        <Counties counties={counties} chosen={chosen?.code} transform={transformOf(view, height)} />
        {point && <circle className="registry-map-point" cx={toX(point.longitude)} cy={toY(point.latitude)} r="7" />}
      </svg>
      <div className="registry-map-tools">
        <span>{chosen?.name}</span>
        <Button size="small" disabled={zoom * NEAREST >= 6} onClick={() => setZoom(zoom * 2)}>
          {text(m.zoomIn)}
        </Button>
        <Button size="small" disabled={zoom === 1} onClick={() => setZoom(Math.max(1, zoom / 2))}>
          {text(m.zoomOut)}
        </Button>
      </div>
      <p className="lj-muted lj-small">{text(m.mapNote)}</p>
    </div>
  )
}

function transformOf(view: Bounds, height: number): string {
  const scaleX = WIDTH / (view.east - view.west)
  const scaleY = height / (view.north - view.south)
  return `scale(${scaleX} ${-scaleY}) translate(${-view.west} ${-view.north})`
}

/** Drawn in degrees once; panning and zooming only change the transformation. */
function Counties({
  counties,
  chosen,
  transform,
}: {
  readonly counties: readonly County[]
  readonly chosen: string | undefined
  readonly transform: string
}) {
  const paths = useMemo(
    () =>
      counties.map((county) => ({
        ...county,
        d: county.rings.map((ring) => `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`).join(''),
      })),
    [counties],
  )
  return (
    <g transform={transform}>
      {paths.map(({ code, name, d }) => (
        <path key={`${code} ${name}`} d={d} data-chosen={code === chosen || undefined}>
          <title>{name}</title>
        </path>
      ))}
    </g>
  )
}
