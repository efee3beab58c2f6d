-- What the view anomaly has, newest first by when it was written, which the view does not say.
with scan as (
  select s.*
  from unnest(:tenants::text[]) as t (tenant)
    cross join lateral (
      select * from crossdock.scan s
      where s.tenant = t.tenant and s.flags <> 0
      order by s.written_at desc
      limit 150
    ) s
), copy as (
  select c.*
  from unnest(:tenants::text[]) as t (tenant)
    cross join lateral (
      select * from crossdock.scan_copy c
      where c.tenant = t.tenant
      order by c.written_at desc
      limit 50
    ) c
), found as (
  select s.tenant, flag as kind, s.scan_id, '' as other, s.item, s.raw_code, s.scanner_id,
    s.location, s.event_time, null::double precision as speed_kmh, s.written_at
  from scan s cross join unnest(s.flag_names) as flag
  where flag not in ('IMPOSSIBLE_TRAVEL', 'CLOCK_SUSPECT', 'CORRECTION')
  union all
  select s.tenant, c.flag, s.scan_id, c.other, s.item, s.raw_code, s.scanner_id,
    s.location, s.event_time, c."speedKmh", s.written_at
  from scan s
    cross join jsonb_to_recordset(s.conflicts)
      as c (other text, flag text, "speedKmh" double precision)
  union all
  select c.tenant, 'TRANSPORT_DUPLICATE', c.scan_id, c.source_name || '/' || c.source_partition
      || '/' || coalesce(nullif(c.source_message_id, ''), c.source_offset::text),
    s.item, s.raw_code, s.scanner_id, s.location, s.event_time, null, c.written_at
  from copy c left join crossdock.scan s using (tenant, scan_id)
), newest as (
  select * from found order by written_at desc, event_time desc, scan_id, kind limit 150
)
select n.tenant, n.kind, n.scan_id, n.other, n.item, left(n.raw_code, 200) as raw_code,
  n.scanner_id, n.location, n.event_time, n.speed_kmh, n.written_at, a.acknowledged_by,
  a.acknowledged_at
from newest n
  left join crossdock.acknowledgement a
    on a.tenant = n.tenant and a.subject_kind = 'ANOMALY' and a.subject_id = n.scan_id::text
order by n.written_at desc, n.event_time desc, n.scan_id, n.kind
