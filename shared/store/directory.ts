import type * as z from 'zod';
import { areaSchema } from '../domain/areas.ts';
import type { Directory } from '../domain/directory.ts';
import { programmeSchema, rewardItemSchema } from '../domain/rewards.ts';
import { serviceSchema } from '../domain/services.ts';
import { siteSchema } from '../domain/sites.ts';
import { directoryPartition } from './keys.ts';
import { queryAll } from './query.ts';
import type { Table } from './table.ts';

/** Reads all areas, services, sites, reward items and programmes: one Query (a page per megabyte). */
export const readDirectory = async (table: Table): Promise<Directory> => {
  const items = await queryAll(table, { pk: directoryPartition, consistency: 'strong' });
  const ofKind = <S extends z.ZodType>(kind: string, schema: S) =>
    items.filter((item) => String(item.sk).startsWith(`${kind}#`)).map((item) => schema.parse(item));
  return {
    areas: new Map(ofKind('AREA', areaSchema).map((area) => [area.areaId, area])),
    services: new Map(ofKind('SERVICE', serviceSchema).map((service) => [service.serviceId, service])),
    sites: new Map(ofKind('SITE', siteSchema).map((site) => [site.siteId, site])),
    items: new Map(ofKind('ITEM', rewardItemSchema).map((item) => [item.itemId, item])),
    programmes: new Map(ofKind('PROGRAMME', programmeSchema).map((programme) => [programme.programmeId, programme])),
  };
};
