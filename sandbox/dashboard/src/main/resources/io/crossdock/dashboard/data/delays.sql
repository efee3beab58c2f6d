-- Of each pipeline's newest rows: how long after their arrival they were written, and how far in
-- event time the rows that wait for the watermark are behind what has arrived.
with barcode as (
  select s.arrival_time, s.event_time, s.written_at
  from unnest(:tenants::text[]) as t (tenant)
    cross join lateral (
      select * from crossdock.scan s
      where s.tenant = t.tenant order by s.written_at desc limit 500) s
), fleet as (
  select s.arrival_time, s.event_time, s.written_at
  from unnest(:tenants::text[]) as t (tenant)
    cross join lateral (
      select * from crossdock.truck_event s
      where s.tenant = t.tenant order by s.written_at desc limit 500) s
), maintenance as (
  select s.arrival_time, s.event_time, s.written_at
  from unnest(:tenants::text[]) as t (tenant)
    cross join lateral (
      select * from crossdock.vibration s
      where s.tenant = t.tenant order by s.written_at desc limit 500) s
), event as (
  select 'barcode' as pipeline, * from barcode
  union all select 'fleet', * from fleet
  union all select 'maintenance', * from maintenance
), result as (
  select 'barcode' as pipeline, max(s.last_event_time) as reached, 'sessions' as what
  from unnest(:tenants::text[]) as t (tenant)
    cross join lateral (
      select * from crossdock.session s
      where s.tenant = t.tenant order by s.written_at desc limit 200) s
  union all
  select 'fleet', max(s.to_time), 'joined windows'
  from unnest(:tenants::text[]) as t (tenant)
    cross join lateral (
      select * from crossdock.truck_window s
      where s.tenant = t.tenant order by s.written_at desc limit 200) s
  union all
  select 'maintenance', max(s.to_time), 'predictions'
  from unnest(:tenants::text[]) as t (tenant)
    cross join lateral (
      select * from crossdock.prediction s
      where s.tenant = t.tenant order by s.written_at desc limit 200) s
)
select e.pipeline, count(*) as rows, max(e.written_at) as written_at,
  percentile_cont(0.5) within group (order by extract(epoch from e.written_at - e.arrival_time))
    as lag_median_seconds,
  percentile_cont(0.95) within group (order by extract(epoch from e.written_at - e.arrival_time))
    as lag_p95_seconds,
  max(e.arrival_time) as arrived_until, r.what, r.reached,
  -- A window that is told early ends after what has arrived.
  greatest(0, extract(epoch from max(e.arrival_time) - r.reached)) as watermark_delay_seconds
from event e left join result r using (pipeline)
group by e.pipeline, r.what, r.reached
order by e.pipeline
