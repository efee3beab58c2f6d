-- What is asked of the tables.

-- Per tenant and scanner. Counted are sightings: a correction (R14) is none and is left out.
-- An anomaly is a sighting with a flag that speaks of the code, the scanner or the object: bits 0
-- to 9 of ScanFlag, EMPTY_CODE to CLOCK_AHEAD. LATE speaks of the network, RETRACTED and CORRECTION
-- of somebody's second thoughts; each has a column of its own.
--
-- anomaly_rate comes with the bounds of Wilson's 95 % score interval (R21; E. B. Wilson, Probable
-- inference, the law of succession, and statistical inference, JASA 22, 1927, 209-212): with rate p
-- of n and z = 1.959964,
--   (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n).
-- enough says whether n is 30 or more; below that the rate is gossip.
--
-- clock_offset_seconds is the median of event minus arrival (R20): near zero or slightly negative,
-- by the time that a message takes; a scanner with a wrong clock stands out.
create view crossdock.scanner_report as
with sighting as (
  select s.tenant, s.scanner_id,
    count(*) as scans,
    count(*) filter (where s.flags & (1 << 0) <> 0) as empty_code,
    count(*) filter (where s.flags & (1 << 1) <> 0) as not_digits,
    count(*) filter (where s.flags & (1 << 2) <> 0) as wrong_length,
    count(*) filter (where s.flags & (1 << 3) <> 0) as wrong_check_digit,
    count(*) filter (where s.flags & (1 << 4) <> 0) as bad_elements,
    count(*) filter (where s.flags & (1 << 5) <> 0) as bounce,
    count(*) filter (where s.flags & (1 << 6) <> 0) as too_fast,
    count(*) filter (where s.flags & (1 << 7) <> 0) as impossible_travel,
    count(*) filter (where s.flags & (1 << 8) <> 0) as clock_suspect,
    count(*) filter (where s.flags & (1 << 9) <> 0) as clock_ahead,
    count(*) filter (where s.flags & (1 << 10) <> 0) as late,
    count(*) filter (where s.flags & (1 << 11) <> 0) as retracted,
    count(*) filter (where s.flags & 1023 <> 0) as anomalies,
    percentile_cont(0.5) within group (
      order by extract(epoch from s.event_time - s.arrival_time)::double precision)
      as clock_offset_seconds
  from crossdock.scan s
  where s.reading <> 'CORRECTION'
  group by s.tenant, s.scanner_id
), duplicate as (
  select s.tenant, s.scanner_id, count(*) as copies
  from crossdock.scan_copy c join crossdock.scan s using (tenant, scan_id)
  where s.reading <> 'CORRECTION'
  group by s.tenant, s.scanner_id
), rated as (
  select sighting.*,
    coalesce(duplicate.copies, 0) as transport_duplicates,
    anomalies::double precision / scans as p,
    scans::double precision as n,
    1.959963984540054::double precision as z
  from sighting left join duplicate using (tenant, scanner_id)
)
select tenant, scanner_id, scans, transport_duplicates,
  empty_code, not_digits, wrong_length, wrong_check_digit, bad_elements,
  bounce, too_fast, impossible_travel, clock_suspect, clock_ahead, late, retracted,
  anomalies,
  p as anomaly_rate,
  greatest(0, (p + z * z / (2 * n) - z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)))
    / (1 + z * z / n)) as anomaly_rate_low,
  least(1, (p + z * z / (2 * n) + z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)))
    / (1 + z * z / n)) as anomaly_rate_high,
  clock_offset_seconds,
  late / n as late_share,
  scans >= 30 as enough
from rated;

-- One row for each thing found wrong: a flag of a scan, each conflict of a scan with the other scan
-- (R19), and each copy of a scan with where the copy stands. The same kinds as record Anomaly.
create view crossdock.anomaly as
select s.tenant, flag as kind, s.scan_id, '' as other, s.item, s.scanner_id, s.location,
  s.event_time, null::double precision as speed_kmh, s.revision
from crossdock.scan s cross join unnest(s.flag_names) as flag
where flag not in ('IMPOSSIBLE_TRAVEL', 'CLOCK_SUSPECT', 'CORRECTION')
union all
select s.tenant, c.flag, s.scan_id, c.other, s.item, s.scanner_id, s.location,
  s.event_time, c."speedKmh", s.revision
from crossdock.scan s
  cross join jsonb_to_recordset(s.conflicts)
    as c (other text, flag text, "speedKmh" double precision)
union all
select c.tenant, 'TRANSPORT_DUPLICATE', c.scan_id,
  c.source_name || '/' || c.source_partition || '/'
    || coalesce(nullif(c.source_message_id, ''), c.source_offset::text),
  s.item, s.scanner_id, s.location, s.event_time, null, s.revision
from crossdock.scan_copy c left join crossdock.scan s using (tenant, scan_id);

-- What became of the messages of each source. messages counts places in the source that left a
-- trace, each once: it equals what was read when nothing was lost. A message may hold several scans.
create view crossdock.conservation as
with trace as (
  select source_name, source_partition, source_offset, source_message_id, 'scan' as what
  from crossdock.scan
  union all
  select source_name, source_partition, source_offset, source_message_id, 'copy'
  from crossdock.scan_copy
  union all
  select source_name, source_partition, source_offset, source_message_id,
    case status when 'OPEN' then 'open' else 'replayed' end
  from crossdock.failure
)
select source_name,
  count(distinct (source_partition, source_offset, source_message_id)) as messages,
  count(*) filter (where what = 'scan') as scans,
  count(*) filter (where what = 'copy') as copies,
  count(*) filter (where what = 'open') as failures_open,
  count(*) filter (where what = 'replayed') as failures_replayed
from trace
group by source_name;
