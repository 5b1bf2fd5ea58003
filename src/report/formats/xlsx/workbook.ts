/**
 * A workbook: sheets -> the bytes of an .xlsx file, the same for the same sheets on any day. Written by hand, as the
 * libraries that were measured are slow to load or keep no values beside formulas. The parts are those of ECMA-376.
 */
import { strToU8, type Zippable, zipSync } from 'fflate';
import { escapedCell, escapedXml } from '../../text/markup.js';
import { element, part } from '../../text/xml.js';
import { chartXml } from './chart.js';
import { fixedRange, onSheet } from './names.js';
import { lastOf, type Objection, type PlacedChart, type Sheet, sheetXml } from './sheet.js';
import { styleBook } from './styles.js';

export interface Workbook {
  readonly title: string;
  readonly font: string;
  readonly sheets: readonly Sheet[];
  readonly objection: Objection;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.';

export function workbookBytes(workbook: Workbook): Uint8Array {
  const parts: Zippable = {};
  for (const [path, xml] of partsOf(workbook)) parts[path] = strToU8(xml);
  // The first day that a zip file can hold, by the clock of the place, as the library reads it; the time of making would
  // make every file another.
  return zipSync(parts, { level: 6, mtime: new Date(1980, 0, 1), os: 0 });
}

function partsOf({ sheets, title, font, objection }: Workbook): [path: string, xml: string][] {
  const styles = styleBook(font);
  const strings = new Map<string, number>();
  const stringOf = (text: string) => {
    const found = strings.get(text) ?? strings.size;
    strings.set(text, found);
    return found;
  };
  const types: [path: string, type: string][] = [
    ['xl/workbook.xml', 'spreadsheetml.sheet.main'],
    ['xl/styles.xml', 'spreadsheetml.styles'],
    ['xl/sharedStrings.xml', 'spreadsheetml.sharedStrings'],
  ];
  const parts: [path: string, xml: string][] = [];
  let charts = 0;
  sheets.forEach((sheet, index) => {
    const number = index + 1;
    types.push([`xl/worksheets/sheet${number}.xml`, 'spreadsheetml.worksheet']);
    parts.push([`xl/worksheets/sheet${number}.xml`, part(sheetXml(sheet, styles, stringOf, objection))]);
    if (sheet.charts.length === 0) return;
    const drawing = [[1, 'drawing', `../drawings/drawing${number}.xml`]] as const;
    const own = sheet.charts.map(
      (_, place) => [place + 1, 'chart', `../charts/chart${charts + place + 1}.xml`] as const,
    );
    types.push([`xl/drawings/drawing${number}.xml`, 'drawing']);
    parts.push(
      [`xl/worksheets/_rels/sheet${number}.xml.rels`, relations(drawing)],
      [`xl/drawings/drawing${number}.xml`, drawingXml(sheet.charts)],
      [`xl/drawings/_rels/drawing${number}.xml.rels`, relations(own)],
    );
    for (const { chart } of sheet.charts) {
      charts += 1;
      types.push([`xl/charts/chart${charts}.xml`, 'drawingml.chart']);
      parts.push([`xl/charts/chart${charts}.xml`, chartXml(chart)]);
    }
  });
  const ofBook = [
    ...sheets.map((_, index) => [index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const),
    [sheets.length + 1, 'styles', 'styles.xml'] as const,
    [sheets.length + 2, 'sharedStrings', 'sharedStrings.xml'] as const,
  ];
  return [
    ['[Content_Types].xml', contentTypes(types)],
    ['_rels/.rels', rootRelations()],
    ['docProps/core.xml', coreXml(title)],
    ['xl/workbook.xml', bookXml(sheets)],
    ['xl/_rels/workbook.xml.rels', relations(ofBook)],
    ...parts,
    ['xl/styles.xml', part(styles.xml())],
    ['xl/sharedStrings.xml', stringsXml([...strings.keys()])],
  ];
}

function contentTypes(types: readonly (readonly [path: string, type: string])[]): string {
  return part(
    element(
      'Types',
      { xmlns: `${PACKAGE}/content-types` },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      element('Override', {
        PartName: '/docProps/core.xml',
        ContentType: 'application/vnd.openxmlformats-package.core-properties+xml',
      }),
      ...types.map(([path, type]) => element('Override', { PartName: `/${path}`, ContentType: `${TYPE}${type}+xml` })),
    ),
  );
}

function relations(all: readonly (readonly [number: number, type: string, target: string])[]): string {
  const each = all.map(([number, type, Target]) =>
    element('Relationship', { Id: `rId${number}`, Type: `${RELATIONSHIPS}/${type}`, Target }),
  );
  return part(element('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...each));
}

function rootRelations(): string {
  return part(
    element(
      'Relationships',
      { xmlns: `${PACKAGE}/relationships` },
      element('Relationship', { Id: 'rId1', Type: `${RELATIONSHIPS}/officeDocument`, Target: 'xl/workbook.xml' }),
      element('Relationship', {
        Id: 'rId2',
        Type: `${PACKAGE}/relationships/metadata/core-properties`,
        Target: 'docProps/core.xml',
      }),
    ),
  );
}

function coreXml(title: string): string {
  const names = {
    'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  };
  return part(
    element(
      'cp:coreProperties',
      names,
      element('dc:title', {}, escapedXml(title)),
      element('dc:creator', {}, 'ec2-vs-lambda'),
    ),
  );
}

function bookXml(sheets: readonly Sheet[]): string {
  const names = sheets.flatMap((sheet, localSheetId) => {
    const area = onSheet(sheet.name, fixedRange({ row: 1, column: 1 }, lastOf(sheet)));
    const printed = element('definedName', { name: '_xlnm.Print_Area', localSheetId }, escapedXml(area));
    if (sheet.printedOnTop === undefined) return [printed];
    const [first, last] = sheet.printedOnTop;
    const rows = escapedXml(onSheet(sheet.name, `$${first}:$${last}`));
    return [printed, element('definedName', { name: '_xlnm.Print_Titles', localSheetId }, rows)];
  });
  return part(
    element(
      'workbook',
      { xmlns: MAIN, 'xmlns:r': RELATIONSHIPS },
      element('bookViews', {}, element('workbookView', { activeTab: 0 })),
      element(
        'sheets',
        {},
        ...sheets.map(({ name }, index) => element('sheet', { name, sheetId: index + 1, 'r:id': `rId${index + 1}` })),
      ),
      element('definedNames', {}, ...names),
      element('calcPr', { calcId: 191029 }),
    ),
  );
}

function stringsXml(texts: readonly string[]): string {
  const each = texts.map((text) => element('si', {}, element('t', { 'xml:space': 'preserve' }, escapedCell(text))));
  return part(element('sst', { xmlns: MAIN, uniqueCount: texts.length }, ...each));
}

function drawingXml(charts: readonly PlacedChart[]): string {
  const names = {
    'xmlns:xdr': 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
    'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  };
  const corner = (name: string, { column, row }: PlacedChart['from']) =>
    element(
      `xdr:${name}`,
      {},
      ...[['col', column - 1] as const, ['colOff', 0] as const, ['row', row - 1] as const, ['rowOff', 0] as const].map(
        ([key, value]) => element(`xdr:${key}`, {}, String(value)),
      ),
    );
  const anchors = charts.map(({ chart, from, to }, index) => {
    const id = index + 2;
    const graphic = element(
      'a:graphic',
      {},
      element(
        'a:graphicData',
        { uri: 'http://schemas.openxmlformats.org/drawingml/2006/chart' },
        element('c:chart', {
          'xmlns:c': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
          'xmlns:r': RELATIONSHIPS,
          'r:id': `rId${index + 1}`,
        }),
      ),
    );
    const frame = element(
      'xdr:graphicFrame',
      { macro: '' },
      element(
        'xdr:nvGraphicFramePr',
        {},
        element('xdr:cNvPr', { id, name: `Chart ${index + 1}`, descr: chart.title }),
        '<xdr:cNvGraphicFramePr/>',
      ),
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
      graphic,
    );
    return element('xdr:twoCellAnchor', {}, corner('from', from), corner('to', to), frame, '<xdr:clientData/>');
  });
  return part(element('xdr:wsDr', names, ...anchors));
}
