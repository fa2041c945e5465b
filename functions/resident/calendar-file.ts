import { ICalAlarmType, ICalEventStatus, default as openCalendar } from 'ical-generator';
import type { AppointmentView } from '../../shared/domain/appointment-view.ts';
import { displayCode } from '../../shared/domain/codes.ts';
import type { Place } from '../../shared/domain/sites.ts';
import type { Locale } from '../../web/locale.ts';
import { bringItems } from '../../web/pages/resident/appointment-parts.tsx';

/** What a calendar shows of an appointment. */
export interface CalendarEntry {
  readonly locale: Locale;
  readonly appointment: AppointmentView;
  /** the service and the dose in words */
  readonly what: string;
  /** where the site lies, if it is still known */
  readonly place: Place | undefined;
  /** host of this deployment: it makes the id of the entry unlike any other */
  readonly host: string;
  /** address of the page on which the appointment can be found again; never the manage link, because calendars travel */
  readonly findUrl: string;
}

const alarmSecondsBefore = 2 * 3600;

/**
 * The appointment as an iCalendar file (RFC 5545). Times are instants in UTC, so that it needs no time zone. The id is
 * the same as long as the appointment lives and the sequence counts its moves and its cancellation, so that the entry of a
 * calendar is renewed or struck out instead of doubled.
 */
export const calendarFile = (entry: CalendarEntry): string => {
  const { locale, appointment, what, place, host, findUrl } = entry;
  const { appointment: t, calendar } = locale.messages;
  const { common } = locale.messages;
  const { appointmentCode: code, site, slot, attendee, history, status } = appointment;
  const changes = history.filter(({ what: act }) => act === 'moved' || act === 'cancelled');
  const file = openCalendar({ prodId: '//Doorstep//Appointments//ZH' });
  const event = file.createEvent({
    id: `${code}@${host}`,
    sequence: changes.length,
    stamp: new Date((changes.at(-1) ?? history[0]!).at),
    start: new Date(slot.start),
    end: new Date(slot.end),
    status: status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: calendar.what(what, attendee.maskedName),
    location: { title: site.name, address: site.address, ...(place && { geo: { lat: place.lat, lon: place.lng } }) },
    description: [
      common.labelled(t.code, displayCode(code)),
      calendar.bring(common.join(bringItems(locale, appointment))),
      common.labelled(common.phone, site.phone),
      calendar.change(findUrl),
    ].join('\n'),
  });
  if (status !== 'cancelled') {
    event.createAlarm({
      type: ICalAlarmType.display,
      trigger: alarmSecondsBefore,
      description: common.labelled(calendar.reminder, site.name),
    });
  }
  return file.toString();
};
