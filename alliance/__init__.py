"""The ground floor: people, organizations, alliances, jobs, links and the project itself."""
