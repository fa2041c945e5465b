import { Notice } from '../../components/notice.tsx';
import { Table } from '../../components/table.tsx';
import { type DeskFrame, DeskLayout } from '../../desk-layout.tsx';
import { officialWords } from '../../messages/official/words.ts';
import { linkTo, paths } from '../../paths.ts';

/** An area that has sites, or areas with sites below it. */
export interface AreaProps {
  readonly areaId: string;
  readonly name: string;
  readonly sites: number;
  readonly below: readonly AreaProps[];
}

/** Pages that begin with an area. */
export type AreasPath = typeof paths.office | typeof paths.officeReport;

export interface AreasPageProps {
  readonly frame: DeskFrame;
  /** the page that an area leads to */
  readonly path: AreasPath;
  readonly date: string | undefined;
  readonly areas: readonly AreaProps[];
  /** the area above all, and how many sites there are in all */
  readonly all: { readonly areaId: string; readonly sites: number };
}

/** Where an administrator of everything begins, with the day as with the report: with the areas. */
export const AreasPage = ({ frame, path, date, areas, all }: AreasPageProps) => {
  const { locale } = frame;
  const { day: t, nav } = officialWords(locale);
  const page = path === paths.office ? nav.day : nav.report;
  const everything = { name: t.everywhere, below: [], ...all };
  return (
    <DeskLayout frame={frame} title={`${t.pickArea} - ${page}`}>
      <h1>{t.pickArea}</h1>
      {all.sites === 0 ? (
        <Notice title={t.none} advice={t.noneAdvice} />
      ) : (
        <>
          <p>{t.pickAreaLead}</p>
          <Table
            caption={t.area}
            columns={[{ words: t.area }, { words: t.site, isNumber: true }]}
            rows={[...areas, everything]
              .flatMap((area) => rowsOf(area, 0))
              .map(({ area, depth }) => [
                <>
                  {indent.repeat(depth)}
                  <a href={linkTo(locale, path, {}, { area: area.areaId, date })}>{area.name}</a>
                </>,
                area.sites,
              ])}
          />
        </>
      )}
    </DeskLayout>
  );
};

const indent = '　';

/** An area and all below it, each with how deep it lies. */
const rowsOf = (area: AreaProps, depth: number): { area: AreaProps; depth: number }[] => [
  { area, depth },
  ...area.below.flatMap((each) => rowsOf(each, depth + 1)),
];
