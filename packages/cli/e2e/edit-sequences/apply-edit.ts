import type { Edit, SequenceProject, SequenceService } from "./sequence-project";

const ONCE = ["port", "address", "containerName"] as const;

/** The project after an edit; as it was, where the edit means nothing to it. */
export function applyEdit(project: SequenceProject, edit: Edit): SequenceProject {
  const { services } = project;
  const at = (index: number) => services[index % services.length];
  switch (edit.kind) {
    case "add":
      return addTo(project, edit.service);
    case "rename": {
      const old = at(edit.at);
      return old ? renamed(project, old.name, `${old.name}x`) : project;
    }
    case "remove": {
      const gone = at(edit.at);
      if (!gone || services.length === 1) return project;
      return {
        ...project,
        services: services.filter(({ name }) => name !== gone.name).map((one) => without(one, gone.name)),
      };
    }
    case "swap": {
      const [a, b] = [at(edit.at), at(edit.with)];
      if (!a || !b || a === b) return project;
      const { what } = edit;
      return changed(project, { [a.name]: take(a, what, b[what]), [b.name]: take(b, what, a[what]) });
    }
    case "hand-over": {
      const [a, b] = [at(edit.at), at(edit.to)];
      if (!a || !b || a === b || a[edit.what] === undefined) return project;
      const { what } = edit;
      return changed(project, { [a.name]: take(a, what, undefined), [b.name]: take(b, what, a[what]) });
    }
    case "command":
    case "variable": {
      const one = at(edit.at);
      return one ? changed(project, { [one.name]: { ...one, [edit.kind]: one[edit.kind] + 1 } }) : project;
    }
    case "alias": {
      const one = at(edit.at);
      return one ? changed(project, { [one.name]: { ...one, alias: one.alias + 1 } }) : project;
    }
    case "back": {
      const one = at(edit.at);
      return one ? changed(project, { [one.name]: { ...one, isOnBack: !one.isOnBack } }) : project;
    }
    case "network":
      return { ...project, network: project.network + 1 };
    case "rolling": {
      const one = at(edit.at);
      if (!one) return project;
      const { rolling: _, ...rest } = one;
      return changed(project, { [one.name]: edit.to ? { ...rest, rolling: edit.to } : rest });
    }
    case "image": {
      const one = at(edit.at);
      if (!one) return project;
      return changed(project, { [one.name]: { ...one, image: one.image === "first" ? "second" : "first" } });
    }
    case "scale": {
      const one = at(edit.at);
      return one ? changed(project, { [one.name]: single({ ...one, scale: edit.to }) }) : project;
    }
    case "move-volume": {
      const [a, b] = [at(edit.at), at(edit.to)];
      const volume = a?.volumes[0];
      if (!a || !b || a === b || volume === undefined || b.volumes.includes(volume)) return project;
      return changed(project, {
        [a.name]: { ...a, volumes: a.volumes.filter((key) => key !== volume) },
        [b.name]: { ...b, volumes: [...b.volumes, volume] },
      });
    }
  }
}

/** What only one container can have keeps a service from having several. */
function single(service: SequenceService): SequenceService {
  return ONCE.some((what) => service[what] !== undefined) ? { ...service, scale: 1 } : service;
}

function take(
  service: SequenceService,
  what: (typeof ONCE)[number],
  value: SequenceService[(typeof ONCE)[number]],
): SequenceService {
  const { [what]: _, ...rest } = service;
  return single(value === undefined ? rest : { ...rest, [what]: value });
}

function without(service: SequenceService, name: string): SequenceService {
  if (service.after !== name) return service;
  const { after: _, ...rest } = service;
  return rest;
}

function changed(project: SequenceProject, by: Readonly<Record<string, SequenceService>>): SequenceProject {
  return { ...project, services: project.services.map((service) => by[service.name] ?? service) };
}

function renamed(project: SequenceProject, from: string, to: string): SequenceProject {
  return {
    ...project,
    services: project.services.map((service) => ({
      ...service,
      ...(service.name === from && { name: to }),
      ...(service.after === from && { after: to }),
    })),
  };
}

/** A new one takes nothing from those that are there. */
function addTo(project: SequenceProject, service: SequenceService): SequenceProject {
  const taken = (what: "name" | (typeof ONCE)[number]) => project.services.some((one) => one[what] === service[what]);
  if (taken("name") || project.services.length >= 6) return project;
  let added = service;
  for (const what of ONCE) if (added[what] !== undefined && taken(what)) added = take(added, what, undefined);
  const isThere = project.services.some(({ name }) => name === added.after);
  return { ...project, services: [...project.services, isThere ? added : without(added, added.after ?? "")] };
}
