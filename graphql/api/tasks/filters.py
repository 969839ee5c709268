"""How lists of tasks are narrowed."""

import django_filters

from advertisers.tasks.models import Task
from advertisers.tasks.states import TaskState
from alliance.kernel.vocabulary import Category, PricingModel
from api.filters import EnumsFilter


class TaskFilters(django_filters.FilterSet):
    """Narrows tasks."""

    state = EnumsFilter(TaskState, field_name="state", label="Any of these states")
    category = EnumsFilter(Category, field_name="category", label="Any of these trades")
    model = EnumsFilter(PricingModel, field_name="model", label="Any of these pricing models")

    class Meta:
        model = Task
        fields: list[str] = []
