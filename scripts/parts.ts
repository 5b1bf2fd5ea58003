/**
 * In which file of the built command line a module stands, so that a call reads little of what only other calls need. A module
 * goes to the first part whose roots lead to it by static imports; what is left is `rest`.
 */
const ROOTS: readonly (readonly [part: string, roots: RegExp])[] = [
  ['usual', /src\/cli\/(main|commands\/(compare|explain)|call\/(run|outputs|formats))\.ts$/],
  ['usual', /src\/io\/(files\/files|terminal\/terminal)\.ts$/],
  ['usual', /src\/(errors|document\/nearest|bill\/compare|report\/formats\/terminal\/(terminal|problems))\.ts$/],
  ['usual', /src\/report\/answers\/(comparison|comparisonJson|explain)\.ts$/],
  ['check', /src\/cli\/commands\/check(Thread)?\.ts$/],
  ['check', /src\/report\/(answers\/check\/(answer|checkScenario)|formats\/(github\/github|junit\/junit))\.ts$/],
  // Of every command that writes a file.
  ['writing', /src\/io\/files\/atomicFiles\.ts$/],
  ['page', /src\/report\/(formats\/html\/answerPage|formats\/svg\/svg|chart\/text\/text)\.ts$/],
  ['workbook', /src\/report\/formats\/xlsx\/answerWorkbook\.ts$/],
];

interface Imports {
  getModuleInfo(id: string): { readonly importedIds: readonly string[]; readonly isEntry: boolean } | null;
}

/** A plugin that sees every module, and the name of the part for each. */
export function parts() {
  const ids = new Set<string>();
  const partOf = new Map<string, string>();
  const assign = (imports: Imports) => {
    for (const [part, roots] of ROOTS) {
      const open = [...ids].filter((id) => roots.test(id));
      if (open.length === 0) throw new Error(`no module is ${roots.source}: scripts/parts.ts has it at another place`);
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (partOf.has(id)) continue;
        partOf.set(id, part);
        open.push(...(imports.getModuleInfo(id)?.importedIds ?? []));
      }
    }
  };
  return {
    plugin: {
      name: 'parts',
      moduleParsed({ id }: { readonly id: string }) {
        ids.add(id);
      },
    },
    name(id: string, imports: Imports): string | null {
      if (imports.getModuleInfo(id)?.isEntry === true) return null;
      if (partOf.size === 0) assign(imports);
      return partOf.get(id) ?? 'rest';
    },
  };
}
