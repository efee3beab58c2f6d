-- The newest scans.
select s.tenant, s.scan_id, left(s.raw_code, 200) as raw_code, s.item, s.scanner_id, s.location,
  s.event_time, s.arrival_time, s.written_at, s.flag_names
from unnest(:tenants::text[]) as t (tenant)
  cross join lateral (
    select * from crossdock.scan s
    where s.tenant = t.tenant
    order by s.written_at desc
    limit 100
  ) s
order by s.written_at desc, s.event_time desc, s.scan_id
limit 100
