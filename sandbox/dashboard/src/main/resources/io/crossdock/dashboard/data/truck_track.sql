-- Where a truck was in the day before it was heard last, a position every half minute.
with last as (
  select max(event_time) as at from crossdock.truck_event
  where tenant = :tenant and truck_id = :truck
), fix as (
  select distinct on (date_bin('30 s', event_time, 'epoch')) event_time as at, latitude, longitude
  from crossdock.truck_event, last
  where tenant = :tenant and truck_id = :truck and kind = 'gps' and flags & 62 = 0
    and event_time > last.at - interval '1 day'
  order by date_bin('30 s', event_time, 'epoch'), event_time
)
select * from fix order by at limit 3000
