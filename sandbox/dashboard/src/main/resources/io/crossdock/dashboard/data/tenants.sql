-- All tenants, by leaps through indexes: each costs a step however many rows it has.
with recursive leap as (
  select 'scan' as t, (select min(tenant) from crossdock.scan) as tenant
  union all select 'truck', (select min(tenant) from crossdock.truck_event)
  union all select 'block', (select min(tenant) from crossdock.vibration)
  union all select 'failure', (select min(tenant) from crossdock.failure)
  union all
  select t, case t
    when 'scan' then (select min(s.tenant) from crossdock.scan s where s.tenant > leap.tenant)
    when 'truck' then (select min(s.tenant) from crossdock.truck_event s where s.tenant > leap.tenant)
    when 'block' then (select min(s.tenant) from crossdock.vibration s where s.tenant > leap.tenant)
    else (select min(s.tenant) from crossdock.failure s where s.tenant > leap.tenant) end
  from leap where tenant is not null
)
select distinct tenant from leap where tenant is not null order by tenant
