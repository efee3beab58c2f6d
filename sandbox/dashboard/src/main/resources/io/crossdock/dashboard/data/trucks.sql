-- Trucks by leaps through the index, each with what it said last.
with recursive truck as (
  select t.tenant,
    (select min(e.truck_id) from crossdock.truck_event e where e.tenant = t.tenant) as truck_id
  from unnest(:tenants::text[]) as t (tenant)
  union all
  select tenant, (select min(e.truck_id) from crossdock.truck_event e
    where e.tenant = truck.tenant and e.truck_id > truck.truck_id)
  from truck where truck_id is not null
)
select t.tenant, t.truck_id, last.event_time as heard_at, fix.event_time as fix_at, fix.latitude,
  fix.longitude, cold.celsius, cold.sensor, cold.event_time as celsius_at, door.open as door_open,
  door.event_time as door_at, stand.place, stand.from_time as stands_since, raised.alerts,
  raised.critical
from truck t
  cross join lateral (
    select event_time from crossdock.truck_event e
    where e.tenant = t.tenant and e.truck_id = t.truck_id
    order by event_time desc limit 1
  ) last
  left join lateral (
    select e.event_time, e.latitude, e.longitude from crossdock.truck_event e
    where e.tenant = t.tenant and e.truck_id = t.truck_id and e.kind = 'gps' and e.flags & 62 = 0
      and e.event_time > last.event_time - interval '1 day'
    order by e.event_time desc limit 1
  ) fix on true
  left join lateral (
    select e.event_time, e.celsius, e.subject as sensor from crossdock.truck_event e
    where e.tenant = t.tenant and e.truck_id = t.truck_id and e.kind = 'temperature'
      and e.event_time > last.event_time - interval '1 day'
    order by e.event_time desc limit 1
  ) cold on true
  left join lateral (
    select e.event_time, e.open from crossdock.truck_event e
    where e.tenant = t.tenant and e.truck_id = t.truck_id and e.kind = 'door'
      and e.event_time > last.event_time - interval '1 day'
    order by e.event_time desc limit 1
  ) door on true
  left join lateral (
    select s.place, s.from_time from crossdock.stop s
    where s.tenant = t.tenant and s.truck_id = t.truck_id and not s.withdrawn and not s.over
    order by s.from_time desc limit 1
  ) stand on true
  cross join lateral (
    select count(*) as alerts, count(*) filter (where a.severity = 'CRITICAL') as critical
    from crossdock.alert a
    where a.tenant = t.tenant and a.truck_id = t.truck_id and a.state = 'RAISED'
  ) raised
where t.truck_id is not null
order by raised.critical desc, raised.alerts desc, t.tenant, t.truck_id
limit 500
