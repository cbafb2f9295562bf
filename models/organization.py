"""Employers and schools, and who worked or studied there."""

from sqlalchemy import Boolean, ForeignKey, Index, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Identified, Managed


class Organization(Identified, Managed, Base):
    """An employer, company, school or agency."""

    __tablename__ = "organizations"

    name: Mapped[str] = mapped_column(String(200))
    match_key: Mapped[str] = mapped_column(String(200), index=True)
    """The name without 有限公司 and the like; two writings with one key are one organization."""
    sort_key: Mapped[str] = mapped_column(String(400), default="")
    search_key: Mapped[str] = mapped_column(Text, default="")
    is_school: Mapped[bool] = mapped_column(Boolean, default=False)
    industry: Mapped[str] = mapped_column(String(120), default="")
    place: Mapped[str] = mapped_column(String(300), default="")
    place_code: Mapped[str | None] = mapped_column(String(6))
    phone: Mapped[str] = mapped_column(String(40), default="")
    website: Mapped[str] = mapped_column(String(200), default="")
    founded: Mapped[str | None] = mapped_column(String(10))
    notes: Mapped[str] = mapped_column(Text, default="")


class Employment(Base):
    """Somebody's post; at most one of a person is primary, the newest present one."""

    __tablename__ = "employments"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    organization_id: Mapped[int | None] = mapped_column(Id, ForeignKey("organizations.id"), index=True)
    department: Mapped[str] = mapped_column(String(120), default="")
    title: Mapped[str] = mapped_column(String(120), default="")
    since: Mapped[str | None] = mapped_column(String(10))
    """YYYY, YYYY-MM or YYYY-MM-DD."""
    until: Mapped[str | None] = mapped_column(String(10))
    is_present: Mapped[bool] = mapped_column(Boolean, default=True)
    is_primary: Mapped[bool] = mapped_column(Boolean, default=False)


class Education(Base):
    """Somebody's time at a school, with class and years."""

    __tablename__ = "educations"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    school_id: Mapped[int | None] = mapped_column(Id, ForeignKey("organizations.id"), index=True)
    stage: Mapped[str | None] = mapped_column(String(16))
    class_name: Mapped[str] = mapped_column(String(120), default="")
    major: Mapped[str] = mapped_column(String(120), default="")
    from_year: Mapped[int | None] = mapped_column(SmallInteger)
    to_year: Mapped[int | None] = mapped_column(SmallInteger)


class Cohort(Identified, Managed, Base):
    """People who share something, entered once: a class, a course, a department, a household."""

    __tablename__ = "cohorts"

    name: Mapped[str] = mapped_column(String(200), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    stage: Mapped[str | None] = mapped_column(String(16))
    organization_id: Mapped[int | None] = mapped_column(Id, ForeignKey("organizations.id"), index=True)
    class_name: Mapped[str] = mapped_column(String(120), default="")
    from_year: Mapped[int | None] = mapped_column(SmallInteger)
    to_year: Mapped[int | None] = mapped_column(SmallInteger)
    notes: Mapped[str] = mapped_column(Text, default="")


class Membership(Base):
    """One person in one cohort."""

    __tablename__ = "memberships"

    cohort_id: Mapped[int] = mapped_column(Id, ForeignKey("cohorts.id"), index=True)
    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contacts.id"), index=True)
    role: Mapped[str] = mapped_column(String(60), default="")
    """班长, 老师 and the like."""

    __table_args__ = (
        Index("uq_memberships_cohort_id_contact_id", "cohort_id", "contact_id", unique=True),
        {"sqlite_autoincrement": True},
    )
