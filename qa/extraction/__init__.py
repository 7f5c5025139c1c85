"""What a text tells outright, found by its form: who somebody is, who leads, who said what, who came along."""
