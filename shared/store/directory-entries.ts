import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Area } from '../domain/areas.ts';
import { programmeSchema, type RewardItem, type RewardProgramme } from '../domain/rewards.ts';
import type { Service } from '../domain/services.ts';
import { type Site, siteSchema } from '../domain/sites.ts';
import { type ItemKey, keys } from './keys.ts';
import type { Table } from './table.ts';
import type { RawItem, Write } from './transaction.ts';

const put = (key: ItemKey, entry: object): Write => ({ Put: { Item: { ...key, ...entry } } });

/** Areas, services and reward items come with a deployment's data and are replaced as they are. */
export const putArea = (area: Area): Write => put(keys.area(area.areaId), area);
export const putService = (service: Service): Write => put(keys.service(service.serviceId), service);
export const putRewardItem = (item: RewardItem): Write => put(keys.rewardItem(item.itemId), item);

/** A new site; its id must be free. */
export const putNewSite = (site: Site): Write => ({
  Put: { Item: { ...keys.site(site.siteId), ...site }, ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Sets some fields of a site and leaves the others as they are, so that two officials do not undo each other. */
export const setSiteFields = (siteId: string, fields: Partial<Site>): Write => {
  const given = Object.entries(fields);
  return {
    Update: {
      Key: keys.site(siteId),
      UpdateExpression: `SET ${given.map((_, index) => `#f${index} = :f${index}`).join(', ')}`,
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: Object.fromEntries(given.map(([name], index) => [`#f${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(given.map(([, value], index) => [`:f${index}`, value])),
    },
  };
};

/** The site as it is now: one GetItem, strongly consistent. */
export const readSite = async (table: Table, siteId: string): Promise<Site | undefined> => {
  const item = await read(table, keys.site(siteId));
  return item && siteSchema.parse(item);
};

/** Creates a programme or replaces the version before it. */
export const putProgrammeVersion = (programme: RewardProgramme): Write => ({
  Put: {
    Item: { ...keys.programme(programme.programmeId), ...programme },
    ...(programme.version === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#version = :before',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':before': programme.version - 1 },
        }),
  },
});

/** The programme as it is now: one GetItem, strongly consistent. */
export const readProgramme = async (table: Table, programmeId: string): Promise<RewardProgramme | undefined> => {
  const item = await read(table, keys.programme(programmeId));
  return item && programmeSchema.parse(item);
};

const read = async ({ client, name }: Table, key: ItemKey): Promise<RawItem | undefined> => {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: { ...key }, ConsistentRead: true }));
  return Item;
};
