-- Rows of events by pipeline in slices of ten seconds, in the quarter of an hour that ends now or,
-- where nothing has come since, with the newest row.
with newest as (
  select greatest(
    (select max(m) from unnest(:tenants::text[]) as t (tenant) cross join lateral (
      select max(written_at) as m from crossdock.scan s where s.tenant = t.tenant) x),
    (select max(m) from unnest(:tenants::text[]) as t (tenant) cross join lateral (
      select max(written_at) as m from crossdock.truck_event s where s.tenant = t.tenant) x),
    (select max(m) from unnest(:tenants::text[]) as t (tenant) cross join lateral (
      select max(written_at) as m from crossdock.vibration s where s.tenant = t.tenant) x)) as at
), span as (
  select case when at > now() - interval '15 minutes' then now() else at end as until from newest
), slice as (
  select 'barcode' as pipeline, date_bin('10 s', written_at, 'epoch') as at
  from crossdock.scan, span
  where tenant = any (:tenants) and written_at > until - interval '15 minutes'
  union all
  select 'fleet', date_bin('10 s', written_at, 'epoch')
  from crossdock.truck_event, span
  where tenant = any (:tenants) and written_at > until - interval '15 minutes'
  union all
  select 'maintenance', date_bin('10 s', written_at, 'epoch')
  from crossdock.vibration, span
  where tenant = any (:tenants) and written_at > until - interval '15 minutes'
)
select pipeline, at, count(*)::double precision / 10 as per_second, (select until from span) as until
from slice
group by pipeline, at
order by at, pipeline
